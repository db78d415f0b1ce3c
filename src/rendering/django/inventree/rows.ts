import { findNamed, select, sort } from '../../helpers/lists.ts';
import { attributeOf, isText, PyError, str, typeError, valueError, type Value } from '../values/index.ts';
import { pathOf } from '../../helpers/paths.ts';
import { RecordValue } from '../records/record-value.ts';
import { RowList } from '../records/related-rows.ts';
import { rowsOf, toPlain } from './plain.ts';
import { REQUIRED, tag, validationError } from './tag.ts';

/** What the tags for parameters read of a record. */
const PARAMETER_MEMBERS = ['parameters_list', 'name', 'data'] as const;

/** Tags for rows and their parameters. */
export const rowTags = {
  order_queryset: tag({ queryset: REQUIRED }, ({ queryset }, _state, { rest }) => reordered(queryset, rest), { takesRest: true }),
  filter_queryset: tag({ queryset: REQUIRED }, ({ queryset }, _state, { keywords }) => filtered(queryset, keywords), {
    takesKeywords: true,
  }),

  filter_db_model: tag(
    { model_name: REQUIRED },
    ({ model_name }) => {
      if (!isText(model_name)) throw typeError('filter_db_model takes a text such as "part.part"');
      if (str(model_name).split('.').length !== 2) return null;
      throw validationError(
        `filter_db_model: a report cannot search all rows of '${str(model_name)}'; use filter_queryset on rows that lead from a record, such as part.stock_items.all`,
      );
    },
    { takesKeywords: true },
  ),

  parameter: parameterTag(),
  part_parameter: parameterTag(),
  parameter_value: {
    ...tag({ instance: REQUIRED, parameter_name: REQUIRED, backup_value: null }, ({ instance, parameter_name, backup_value }) => {
      const found = findParameter(instance, parameter_name);
      return found ? (attributeOf(found, 'data') ?? null) : backup_value;
    }),
    reads: PARAMETER_MEMBERS,
  },
};

function parameterTag() {
  const declared = tag({ instance: REQUIRED, parameter_name: REQUIRED }, (args) => findParameter(args.instance, args.parameter_name));
  return { ...declared, reads: PARAMETER_MEMBERS };
}

function reordered(rows: Value, fields: readonly Value[]): Value {
  if (!(rows instanceof RowList)) return rows;
  const paths = fields.map(str);
  return ofSameRows(rows, paths, (records) => sort('order_queryset', records, paths));
}

function filtered(rows: Value, conditions: ReadonlyMap<string, Value>): Value {
  if (!(rows instanceof RowList)) return rows;
  const plain = Array.from(conditions, ([path, wanted]): [string, unknown] => [path, toPlain(wanted)]);
  return ofSameRows(rows, [...conditions.keys()], (records) => select('filter_queryset', records, plain));
}

type PlainRecord = RecordValue['json'];

function ofSameRows({ rows }: RowList, paths: readonly string[], choose: (records: readonly PlainRecord[]) => PlainRecord[]): RowList {
  const records = rows.filter((row) => row instanceof RecordValue);
  for (const path of paths) for (const record of records) touch(record, pathOf(path.replace(/^-/, '')));
  const byJson = new Map(records.map((record) => [record.json, record]));
  try {
    return new RowList(choose(records.map(({ json }) => json)).map((json) => byJson.get(json)!));
  } catch (error) {
    // What the helpers say of a field that is not there or a look-up that does not fit.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
      throw new PyError('FieldError', error.message);
    throw error;
  }
}

/** Reads what stands at a path, so that it is loaded where it was not: the helpers see but what was. */
function touch(value: Value, path: readonly string[]): void {
  for (const row of rowsOf(value) ?? []) touch(row, path);
  if (!(value instanceof RecordValue)) return;
  const [name, ...rest] = path;
  touch(name === undefined ? value.pk : (value.attribute(name === 'id' ? 'pk' : name) ?? null), rest);
}

/** The row of a parameter; null where the record has none of this name. */
function findParameter(instance: Value, name: Value): Value {
  if (!(instance instanceof RecordValue)) throw valueError('parameter tag requires a valid Model instance');
  const rows = rowsOf(instance.attribute('parameters_list') ?? null);
  if (!rows) throw typeError("parameter tag requires a Model with 'parameters' attribute");
  const named = rows.map((row): [string, Value] => [str(attributeOf(row, 'name') ?? ''), row]);
  return findNamed(named, str(name)) ?? null;
}
