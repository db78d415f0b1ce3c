import type { PyDateTime } from './dates.ts';
import type { TimeZone } from './zone.ts';

/** What the server decides for all templates; the names are those of Django's settings. */
export interface DjangoSettings {
  /** USE_TZ: dates with time know their zone. */
  useTz: boolean;
  /** USE_THOUSAND_SEPARATOR */
  useThousandSeparator: boolean;
  /** What a template without `{% language %}` speaks: `en-us`. */
  languageCode: string;
  /** TIME_ZONE */
  timeZone: TimeZone;
  /** STATIC_URL; default `/`. */
  staticUrl?: string;
  /** MEDIA_URL; default `/`. */
  mediaUrl?: string;
  /** MARKDOWNIFY, by the name that the filter's argument gives. */
  markdownify: Readonly<Record<string, MarkdownifySettings>>;
}

/** What markdownify lets through; what is left out has the library's own default. */
export interface MarkdownifySettings {
  /** Take out all tags but those listed. Default true. */
  bleach?: boolean;
  /** Take them out whole; otherwise they are shown as text. Default true. */
  strip?: boolean;
  whitelistTags?: readonly string[];
  whitelistAttributes?: readonly string[];
  whitelistProtocols?: readonly string[];
}

/** What decides how values print. A tag changes it for what it encloses. */
export interface RenderState {
  readonly settings: DjangoSettings;
  /** The clock of the print: aware. */
  readonly now: PyDateTime;
  /** Current one, as `{% timezone %}` sets it. */
  timeZone: TimeZone;
  /** Active one, as `{% language %}` sets it: `en-us`, `de`. */
  language: string;
  /** Of `{% localize %}`: on, off, or as the settings say (null). */
  useL10n: boolean | null;
  /** Of `{% localtime %}`: on, off, or as the settings say (null). */
  useTz: boolean | null;
  autoescape: boolean;
}
