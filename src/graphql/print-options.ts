import { builder } from './builder.ts';

export const PrintOptions = builder.inputType('PrintOptions', {
  description: 'How values are shown in this print.',
  fields: (t) => ({
    locale: t.string({ description: 'Language of numbers, dates and money, BCP 47. Default: `Settings.locale`. Example: `"de-CH"`.' }),
    timeZone: t.string({ description: 'Time zone of times, IANA. Default: `Settings.timeZone`. Example: `"Europe/Zurich"`.' }),
  }),
});
