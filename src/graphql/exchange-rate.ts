import { ForbiddenError, InvalidError } from '../errors.ts';
import { readExchangeRates, setExchangeRates, type ExchangeRate as ExchangeRateShape } from '../library/exchange-rates.ts';
import { builder } from './builder.ts';

const ExchangeRate = builder.objectRef<ExchangeRateShape>('ExchangeRate').implement({
  description: 'How money is converted in reports.',
  fields: (t) => ({
    currency: t.exposeString('currency', { description: 'ISO 4217. Example: `"EUR"`.' }),
    value: t.expose('value', { type: 'Decimal', description: 'How much of it one unit of the common base is. Example: `"0.9241"`.' }),
  }),
});

const ExchangeRateInput = builder.inputType('ExchangeRateInput', {
  description: 'The rate of one currency.',
  fields: (t) => ({
    currency: t.string({ required: true, description: 'ISO 4217. Example: `"EUR"`.' }),
    value: t.string({
      required: true,
      description: 'How much of it one unit of the common base is, as decimal text; the base itself has `"1"`. Example: `"0.9241"`.',
    }),
  }),
});

const ExchangeRates = builder.objectRef<{ rates: ExchangeRateShape[] }>('ExchangeRates').implement({
  description: 'The rates that money is converted by.',
  fields: (t) => ({ rates: t.expose('rates', { type: [ExchangeRate], description: 'By currency.' }) }),
});

const ExchangeRatesResult = builder.errorUnion('ExchangeRatesResult', {
  description: 'The rates as they are now, or why they are not.',
  types: [ExchangeRates, InvalidError, ForbiddenError],
  resolveType: () => 'ExchangeRates',
});

builder.queryField('exchangeRates', (t) =>
  t.field({
    type: [ExchangeRate],
    description:
      'The rates that money is converted by in reports, by currency. An import of an InvenTree export brings those of that server.',
    resolve: (_root, _args, { parts }) => readExchangeRates(parts),
  }),
);

builder.mutationField('setExchangeRates', (t) =>
  t.field({
    type: ExchangeRatesResult,
    description: 'Puts these rates in the place of all others. Needs the permission `CHANGE_LIBRARY`.',
    args: { rates: t.arg({ type: [ExchangeRateInput], required: true, description: 'All rates, that of the base included.' }) },
    async resolve(_root, { rates }, { parts, viewer }) {
      return { rates: await setExchangeRates(parts, viewer, rates) };
    },
  }),
);
