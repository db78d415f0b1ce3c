import { findNamed, select, sort } from '../../helpers/lists.ts';
import { attributeOf, isText, itemOf, PyError, PyObject, str, typeError, valueError, type Value } from '../values/index.ts';
import { InventoryRecord, RelatedRows, Rows, toPlain } from './records.ts';
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
  if (!(rows instanceof Rows)) return rows;
  return ofSameRecords(rows, (data) => sort('order_queryset', data, fields.map(str)));
}

function filtered(rows: Value, conditions: ReadonlyMap<string, Value>): Value {
  if (!(rows instanceof Rows)) return rows;
  const plain = Array.from(conditions, ([path, wanted]) => [path, toPlain(wanted)] as [string, unknown]);
  return ofSameRecords(rows, (data) => select('filter_queryset', data, plain));
}

type Data = InventoryRecord['data'];

function ofSameRecords({ records }: Rows, choose: (data: readonly Data[]) => Data[]): Rows {
  const byData = new Map(records.map((record) => [record.data, record]));
  try {
    return new Rows(choose(records.map(({ data }) => data)).map((data) => byData.get(data)!));
  } catch (error) {
    // What the helpers say of a field that is not there or a look-up that does not fit.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
      throw new PyError('FieldError', error.message);
    throw error;
  }
}

/** The row of a parameter; null where the record has none of this name. */
function findParameter(instance: Value, name: Value): Value {
  if (!(instance instanceof InventoryRecord)) throw valueError('parameter tag requires a valid Model instance');
  const list = instance.attribute('parameters_list');
  if (list instanceof Rows || list instanceof RelatedRows)
    return (
      findNamed(
        list.records.map((row) => [str(row.attribute('name') ?? ''), row]),
        str(name),
      ) ?? null
    );
  const values = instance.attribute('parameters');
  if (!(values instanceof Map)) throw typeError("parameter tag requires a Model with 'parameters' attribute");
  const found = findNamed(
    Array.from(values.keys(), (key) => [str(key), str(key)] as const),
    str(name),
  );
  return found === undefined ? null : new ParameterValue(found, itemOf(values, found));
}

/** A parameter of which no more than name and value was loaded. */
class ParameterValue extends PyObject {
  readonly typeName = 'Parameter';
  readonly #name: string;
  readonly #data: Value;
  constructor(name: string, data: Value) {
    super();
    this.#name = name;
    this.#data = data;
  }
  override str(): string {
    return str(this.#data);
  }
  override attribute(name: string): Value | undefined {
    if (name === 'name') return this.#name;
    return name === 'data' ? this.#data : undefined;
  }
}
