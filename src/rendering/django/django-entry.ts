import { loadFrom, type RuntimeName } from '../helpers/on-demand.ts';
import { configure, type HelperSettings } from '../helpers/settings.ts';
import type { Missed, ValueShapes } from '../value-shapes.ts';
import { ShapedReader } from './records/read-shaped.ts';
import { REPORT_LIBRARIES } from './report-libraries.ts';
import { createRuntime } from './runtime/index.ts';
import { renderProgram, type Program } from './runtime/template.ts';
import { namedZone, parseDateTime, TemplateError, type DjangoSettings, type Place, type Value } from './values/index.ts';

/** What a realm is told of a job. */
export interface DjangoJob {
  settings: HelperSettings;
  /** Undefined: the documents' input is plain JSON. */
  shapes: ValueShapes | undefined;
}

let settings: DjangoSettings | undefined;
let shapes: ValueShapes | undefined;
let missed: Missed[] = [];

/** What a render page has of Django's language: what compiled code requires, and what the page itself calls. */
export const djangoEntry = {
  runtime: {
    ...createRuntime(REPORT_LIBRARIES),
    /** What a template's entry module exports. */
    entry: (program: Program) => ({ render: (input: Record<string, unknown>) => renderDocument(program, input) }),
  },
  /** `load` brings what the page has for those that ask: encoders of codes. */
  configure(job: DjangoJob, load: (name: RuntimeName) => void): void {
    loadFrom(load);
    configure(job.settings);
    settings = djangoSettings(job.settings);
    shapes = job.shapes;
  },
  /** What the document before asked for and did not find loaded. */
  takeMissed(): Missed[] {
    const taken = missed;
    missed = [];
    return taken;
  },
  /** Where a mistake stands in its file; undefined: nobody can say. */
  placeOf: (error: unknown): Place | undefined => (error instanceof TemplateError ? (error.place ?? undefined) : undefined),
};

export type DjangoEntry = typeof djangoEntry;

function renderDocument(program: Program, input: Record<string, unknown>): string {
  const reader = new ShapedReader(shapes ?? { records: [{ model: '', loaded: {} }], members: {} });
  const data = reader.variables(input) as Map<string, Value>;
  try {
    return renderProgram(program, data, { settings: settings!, now: parseDateTime(new Date().toISOString()) });
  } finally {
    missed = reader.missed;
  }
}

/** As InvenTree configures Django. */
function djangoSettings({ locale, timeZone }: HelperSettings): DjangoSettings {
  const language = locale.toLowerCase();
  return {
    useTz: true,
    useThousandSeparator: false,
    languageCode: language === 'en' ? 'en-us' : language,
    timeZone: namedZone(timeZone),
    markdownify: {
      default: {
        bleach: true,
        whitelistAttributes: ['href', 'src', 'alt'],
        whitelistTags: WHITELIST_TAGS,
      },
    },
  };
}

const WHITELIST_TAGS = 'a abbr b blockquote code em h1 h2 h3 h4 h5 hr i img li ol p pre s strong table thead tbody th tr td ul'.split(' ');
