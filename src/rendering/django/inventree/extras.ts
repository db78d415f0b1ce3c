import { logo } from '../../helpers/pictures.ts';
import { helperSettings, settingOf } from '../../helpers/settings.ts';
import { withArgument } from '../filters/filter.ts';
import { Decimal, dictGet, isPyError, noAttribute, PyObject, str, toFloat, truthy, Tuple, type Value } from '../values/index.ts';
import { renderDateTag } from './dates.ts';
import { plainNumber } from './numbers.ts';
import { COMPATIBLE_VERSION, FIXED_SETTINGS, INVENTREE_TITLE } from './server.ts';
import { REQUIRED, tag } from './tag.ts';

/** Many of InvenTree's tags take whatever else they are given, and pay it no regard. */
const ANYTHING = { takesRest: true, takesKeywords: true };

/** Tags of `{% load inventree_extras %}`. */
export const extraTags = {
  define: tag({ value: REQUIRED }, ({ value }) => value, ANYTHING),
  decimal: tag({ x: REQUIRED }, ({ x }) => shortNumber(x), ANYTHING),
  render_date: renderDateTag,
  str2bool: tag({ x: REQUIRED }, ({ x }) => ['1', 'y', 'yes', 't', 'true', 'ok', 'on'].includes(str(x).toLowerCase()), ANYTHING),
  to_list: tag({}, (_args, _state, { rest }) => Tuple.make(rest), { takesRest: true }),

  inventree_instance_name: tag({}, () => helperSettings().server.instanceName, ANYTHING),
  inventree_title: tag({}, () => INVENTREE_TITLE, ANYTHING),
  inventree_logo: tag({}, () => logo(), { takesKeywords: true }),
  inventree_version: tag(
    { shortstring: false },
    ({ shortstring }) => (truthy(shortstring) ? `${INVENTREE_TITLE} v${COMPATIBLE_VERSION}` : COMPATIBLE_VERSION),
    ANYTHING,
  ),
  // Of a server that was not installed from a repository.
  inventree_commit_hash: tag({}, () => null, ANYTHING),
  inventree_commit_date: tag({}, () => null, ANYTHING),
  inventree_installer: tag({}, () => null, ANYTHING),

  settings_value: tag({ key: REQUIRED }, ({ key }) => inventreeSetting(str(key)) ?? '', ANYTHING),
  setting_object: tag(
    { key: REQUIRED },
    ({ key }) => {
      const value = inventreeSetting(str(key));
      return value === undefined ? null : new Setting(settingKey(str(key)), value);
    },
    ANYTHING,
  ),
  inventree_customize: tag({ reference: REQUIRED }, () => '', ANYTHING),
};

/** Filters of `{% load inventree_extras %}`. */
export const extraFilters = {
  keyvalue: withArgument((dict, key) => {
    if (dict instanceof Map) return dictGet(dict, key) ?? null;
    throw noAttribute(dict, 'get');
  }),
};

/** Without zeros at its end. */
function shortNumber(value: Value): string {
  const number = value instanceof Decimal ? plainNumber(value) : value;
  try {
    toFloat(number);
  } catch (error) {
    if (isPyError(error, 'ValueError')) return str(number);
    throw error;
  }
  const text = str(number);
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

const settingKey = (key: string): string => key.trim().toUpperCase();

/** Undefined for a setting that there is not. */
function inventreeSetting(key: string): string | number | boolean | undefined {
  const name = settingKey(key);
  return Object.hasOwn(FIXED_SETTINGS, name) ? FIXED_SETTINGS[name] : settingOf(name);
}

/** A setting with its key. */
class Setting extends PyObject {
  readonly typeName = 'InvenTreeSetting';
  readonly #key: string;
  readonly #value: string | number | boolean;
  constructor(key: string, value: string | number | boolean) {
    super();
    this.#key = key;
    this.#value = value;
  }
  override str(): string {
    return this.#key;
  }
  override attribute(name: string): Value | undefined {
    if (name === 'key') return this.#key;
    return name === 'value' ? str(this.#value) : undefined;
  }
}
