import { InvalidArgumentError } from 'commander';
import { ModelType } from '../database/client/enums.ts';

/** A kind of records as an option names it: `purchaseorder`, or `purchase_order`. Throws `InvalidArgumentError`. */
export function modelTypeOf(text: string): ModelType {
  const name = text.toLowerCase().replaceAll(/[_-]/g, '');
  if (Object.hasOwn(ModelType, name)) return name as ModelType;
  throw new InvalidArgumentError(`Allowed choices are ${Object.values(ModelType).join(', ')}.`);
}
