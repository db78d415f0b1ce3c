import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { HelperSettings } from '../rendering/helpers/settings.ts';

/** What the helpers of one print go by: the server's settings, and what the print asks for instead. */
export function helperSettings(
  config: Config,
  print: { locale?: string | null | undefined; timeZone?: string | null | undefined },
  exchangeRates: Record<string, string>,
): HelperSettings {
  return {
    locale: print.locale ?? config.locale,
    timeZone: print.timeZone ?? config.timeZone,
    currency: config.currency,
    exchangeRates,
    server: {
      instanceName: config.instanceName,
      companyName: config.companyName ?? '',
      baseUrl: config.baseUrl ?? '',
      version: packageJson.version,
    },
  };
}
