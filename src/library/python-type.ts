/** What Python calls the type of a JSON value, for messages. */
export function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'object') return value === null ? 'NoneType' : 'dict';
  return Number.isInteger(value) ? 'int' : 'float';
}
