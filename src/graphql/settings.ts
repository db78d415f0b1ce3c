import { builder } from './builder.ts';

const Settings = builder.objectRef<object>('Settings').implement({
  description: "The server's settings that callers may want to know.",
  fields: (t) => ({
    locale: t.string({
      description: 'Language of numbers, dates and money in reports, BCP 47. Default: `"en"`.',
      resolve: (_settings, _args, { parts }) => parts.config.locale,
    }),
    timeZone: t.string({
      description: 'Time zone of times in reports and in this API, IANA. Default: `"UTC"`.',
      resolve: (_settings, _args, { parts }) => parts.config.timeZone,
    }),
    currency: t.string({
      description: 'Currency of amounts that carry none, ISO 4217. Default: `"USD"`.',
      resolve: (_settings, _args, { parts }) => parts.config.currency,
    }),
    uploadLimit: t.int({
      description: 'Bytes that an uploaded file may have. Default: `10485760` (10 MiB).',
      resolve: (_settings, _args, { parts }) => parts.config.uploadLimitBytes,
    }),
    itemLimit: t.int({
      description: 'Items that one print may ask for. Default: `10000`.',
      resolve: (_settings, _args, { parts }) => parts.config.itemLimit,
    }),
  }),
});

builder.queryField('settings', (t) => t.field({ type: Settings, description: "The server's settings.", resolve: () => ({}) }));
