import packageJson from '../../package.json' with { type: 'json' };
import { readExchangeRates } from '../library/exchange-rates.ts';
import type { Parts } from '../parts.ts';
import type { HelperSettings } from '../rendering/helpers/settings.ts';

/** What the helpers of one print go by: the server's settings, and what the print asks for instead. */
export async function helperSettings(
  parts: Pick<Parts, 'prisma' | 'config'>,
  print: { locale?: string | null | undefined; timeZone?: string | null | undefined },
): Promise<HelperSettings> {
  const { config } = parts;
  return {
    locale: print.locale ?? config.locale,
    timeZone: print.timeZone ?? config.timeZone,
    currency: config.currency,
    exchangeRates: Object.fromEntries((await readExchangeRates(parts)).map(({ currency, value }) => [currency, value])),
    server: {
      instanceName: config.instanceName,
      companyName: config.companyName ?? '',
      baseUrl: config.baseUrl ?? '',
      version: packageJson.version,
    },
  };
}
