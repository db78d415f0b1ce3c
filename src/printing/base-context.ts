import type { ReportTemplate, User } from '../database/client/client.ts';

/** What the variables of every report are made from. */
export interface BaseContextSource {
  template: Pick<ReportTemplate, 'pk' | 'name' | 'description' | 'revision'> & { file: { path: string } };
  user: Pick<User, 'pk' | 'username' | 'firstName' | 'lastName' | 'email'> | null;
  baseUrl: string;
  timeZone: string;
  now: Date;
}

/** The variables that every report has, whatever it prints; docs/templates/writing.md describes them. */
export function baseContext({ template, user, baseUrl, timeZone, now }: BaseContextSource) {
  const time = zonedTime(now, timeZone);
  return {
    base_url: baseUrl,
    date: time.slice(0, 10),
    datetime: time,
    template: {
      pk: template.pk,
      name: template.name,
      description: template.description,
      revision: template.revision,
      file: template.file.path,
    },
    template_name: template.name,
    template_description: template.description,
    template_revision: template.revision,
    user: user && { pk: user.pk, username: user.username, first_name: user.firstName, last_name: user.lastName, email: user.email },
  };
}

/** These win over an item's own variables of the same name. */
export function pageContext(template: Pick<ReportTemplate, 'pageSize' | 'landscape' | 'merge'>) {
  return {
    page_size: template.landscape ? `${template.pageSize} landscape` : template.pageSize,
    landscape: template.landscape,
    merge: template.merge,
  };
}

/** By time zone: making one takes as long as formatting a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}

/** RFC 3339 with the zone's offset: `2026-11-25T04:05:06+01:00`. */
export function zonedTime(time: Date, timeZone: string): string {
  if (timeZone === 'UTC') return `${time.toISOString().slice(0, 19)}+00:00`; // 20 times faster, and the default
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const offset = part.timeZoneName?.replace('GMT', '') || '+00:00';
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`;
}
