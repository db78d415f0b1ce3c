import { SafeString, str, type Value } from './values/index.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** A text with what HTML would take for markup written as entities. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character]!) : text;
}

/** A value's text, escaped unless it is marked safe. */
export function conditionalEscape(value: Value): string {
  return value instanceof SafeString ? value.text : escapeHtml(str(value));
}
