import { isMissing, show } from './arguments.ts';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** ` name="value"`, or nothing for a value that is missing. */
export function attribute(name: string, value: unknown): string {
  return isMissing(value) ? '' : ` ${name}="${escapeHtml(String(value))}"`;
}

/** As Marko takes a class: a text, a list, an object of names with what turns them on. */
export function classText(value: unknown): string {
  if (Array.isArray(value)) return value.map(classText).filter(Boolean).join(' ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
      .join(' ');
  return typeof value === 'string' ? value : '';
}

/** A length of CSS; a number counts pixels. Throws for anything else: it ends up in a style. */
export function length(where: string, name: string, value: unknown): string {
  if (typeof value === 'number' && value > 0 && value < 100_000) return `${value}px`;
  if (typeof value === 'string' && /^(?:\d+\.?\d*|\.\d+)(?:px|mm|cm|in|pt|pc|em|rem|ch|Q|%|vw|vh)?$/i.test(value.trim()))
    return value.trim().replace(/^[\d.]+$/, '$&px');
  throw new TypeError(`${where}: ${name} is a length such as "30mm", or a number of pixels, not ${show(value)}.`);
}

/** A colour of CSS by its name or in hexadecimal digits. */
export function color(where: string, name: string, value: unknown): string {
  if (typeof value === 'string' && /^(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|[a-z]{3,30})$/i.test(value)) return value;
  throw new TypeError(`${where}: ${name} is a colour such as "navy" or "#1f3a5f", not ${show(value)}.`);
}
