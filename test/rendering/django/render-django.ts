import { compileDjango } from '../../../src/rendering/django/compile/compile-django.ts';
import { LIBRARIES, type Libraries } from '../../../src/rendering/django/libraries.ts';
import { linkProgram } from '../../../src/rendering/django/link-program.ts';
import { renderProgram } from '../../../src/rendering/django/runtime/template.ts';
import { fromJson, parseDateTime, TemplateError, UTC, type Value } from '../../../src/rendering/django/values/index.ts';

/** Templates by name, of which `main` is the one to render; or that one alone. */
export type Templates = string | Record<string, string>;

function compile(templates: Templates, libraries: Libraries) {
  const { main = '', ...others } = typeof templates === 'string' ? { main: templates } : templates;
  const files = Object.entries(others).map(([name, content]) => ({ name, content }));
  return compileDjango({ entry: { name: 'main', content: main }, files, libraries });
}

/** The remarks of a compilation, and what a template that compiled mentions. */
export function check(templates: Templates) {
  const answer = compile(templates, LIBRARIES);
  return 'diagnostics' in answer
    ? { diagnostics: answer.diagnostics, mentioned: [] }
    : { diagnostics: answer.compiled.warnings, mentioned: answer.compiled.mentioned };
}

/** Compiles and renders, at a fixed time. What is no value of Python yet is plain JSON. */
export function render(templates: Templates, data: Record<string, unknown> = {}, libraries: Libraries = LIBRARIES): string {
  const answer = compile(templates, libraries);
  if ('diagnostics' in answer) throw new Error(answer.diagnostics[0]!.message);
  const values = new Map(Object.entries(data).map(([name, value]) => [name, isPlain(value) ? fromJson(value) : (value as Value)]));
  return renderProgram(linkProgram(answer.compiled.modules, libraries), values, {
    now: parseDateTime('2026-11-24T15:04:05+00:00'),
    settings: {
      useTz: true,
      useThousandSeparator: false,
      languageCode: 'en-us',
      timeZone: UTC,
      staticUrl: '/static/',
      markdownify: {},
    },
  });
}

function isPlain(value: unknown): boolean {
  return (
    typeof value !== 'function' &&
    (typeof value !== 'object' || value === null || [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)))
  );
}

/** What fails, as `message at template:line:column`; columns count from 0. */
export function failureOf(templates: Templates, data: Record<string, unknown> = {}, libraries: Libraries = LIBRARIES): string {
  try {
    return `printed ${render(templates, data, libraries)}`;
  } catch (error) {
    if (!(error instanceof TemplateError)) return String((error as Error).message);
    const { place } = error;
    return `${error.type}: ${error.message}${place ? ` at ${place.template}:${place.line}:${place.column}` : ''}`;
  }
}
