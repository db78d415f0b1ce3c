import { PyFloat, type Value } from './types.ts';

/** The value that plain JSON holds: a whole number is an int, any other a float, an object a dict in the order of its keys. */
export function fromJson(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : new PyFloat(json);
  if (typeof json === 'bigint') return json;
  if (Array.isArray(json)) return json.map(fromJson);
  return new Map<Value, Value>(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
}
