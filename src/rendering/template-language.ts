/** What a template is written in, by the ending of its file. */
export type TemplateLanguage = 'marko' | 'django';

/** `.html` and `.htm` are Django's template language, which is what InvenTree's clients upload. */
export function languageOf(fileName: string): TemplateLanguage {
  return /\.html?$/i.test(fileName) ? 'django' : 'marko';
}
