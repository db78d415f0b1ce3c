/** A filter that does not fit its record type; the message is for the user, in Django's words where it has any. */
export class FilterError extends Error {
  override name = 'FilterError';
}
