import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { countAccepted } from '../../src/inventory/filters/count-accepted.ts';
import { filterRecords } from '../../src/inventory/filters/template-filters.ts';
import { parseFilters } from '../../src/library/parse-filters.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
let pks: number[];
const names = ['Resistor 10k', 'Resistor 1%', 'Widget', 'Old widget'];

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  const electronics = await prisma.partCategory.create({ data: { name: 'Electronics' } });
  const passive = await prisma.partCategory.create({ data: { name: 'Passive', parent_id: electronics.pk } });
  const rows = await prisma.part.createManyAndReturn({
    data: [
      { name: names[0]!, category_id: passive.pk, minimum_stock: '10.5', creation_date: new Date('2026-01-31') },
      { name: names[1]!, category_id: passive.pk, minimum_stock: '2', creation_date: new Date('2026-02-01') },
      { name: names[2]!, assembly: true, units: 'pcs' },
      { name: names[3]!, active: false },
    ],
  });
  pks = rows.map(({ pk }) => pk);
  await prisma.bomItem.createMany({
    data: [
      { part_id: pks[2]!, sub_part_id: pks[0]!, quantity: 3 },
      { part_id: pks[2]!, sub_part_id: pks[1]!, quantity: 5 },
    ],
  });
});
afterAll(() => database.close());

/** The names of the parts that a text of `filters` accepts. */
async function accepted(text: string): Promise<string[]> {
  const conditions = parseFilters(text);
  const verdicts = await Promise.all(pks.map((pk) => countAccepted(database, 'part', conditions, [pk])));
  return names.filter((_name, index) => verdicts[index] === 1);
}

describe("a template's filters", () => {
  it.each([
    ['active=True', names.slice(0, 3)],
    ['active=0', ['Old widget']],
    ['name=Widget', ['Widget']],
    ['name=widget', []],
    ['name__iexact=widget', ['Widget']],
    ['name__icontains=WIDGET', ['Widget', 'Old widget']],
    ['name__contains=%', ['Resistor 1%']],
    ['name__istartswith=resistor, minimum_stock__gt=2', ['Resistor 10k']],
    ['name__endswith=get', ['Widget', 'Old widget']],
    ['minimum_stock__lte=2.000', ['Resistor 1%', 'Widget', 'Old widget']],
    ['minimum_stock__range=[2,11]', ['Resistor 10k', 'Resistor 1%']],
    ['creation_date__gte=2026-02-01', ['Resistor 1%']],
    ['creation_date=2026-01-31', ['Resistor 10k']],
    ['category__isnull=True', ['Widget', 'Old widget']],
    ['category__name=Passive', ['Resistor 10k', 'Resistor 1%']],
    ['category__parent__name__icontains=electro', ['Resistor 10k', 'Resistor 1%']],
    ['units__isnull=False', ['Widget']],
    ['bom_items__isnull=False', ['Widget']],
    ['bom_items__quantity__gt=4', ['Widget']],
    ['bom_items__quantity=3, bom_items__sub_part__name=Resistor 1%', []],
    ['used_in__part__name=Widget', ['Resistor 10k', 'Resistor 1%']],
    ['pk__in=[0]', []],
    ['id__gte=0', names],
  ])('%s', async (text, expected) => {
    expect(await accepted(text)).toEqual(expected);
  });

  it.each([
    ['banana=1', /^Cannot resolve keyword 'banana' into field\. Choices are: IPN, active, assembly, /],
    ['name__banana=1', /^Unsupported lookup 'banana' for CharField or join on the field not permitted\.$/],
    ['name__icontains__x=1', /^Unsupported lookup 'icontains' for CharField/],
    ['active__gt=True', /^Unsupported lookup 'gt' for BooleanField/],
    ['category__banana=1', /^Related Field got invalid lookup: banana$/],
    ['category=abc', /^Field 'category' expected a number but got 'abc'\.$/],
    ['minimum_stock=abc', /^“abc” value must be a decimal number\.$/],
    ['creation_date=2026-13-01', /^“2026-13-01” value has an invalid date format\. It must be in YYYY-MM-DD format\.$/],
    ['active=yes', /^“yes” value must be either True or False\.$/],
    ['category__isnull=maybe', /^“maybe” value must be either True or False\.$/],
    ['pk=[1,2]', /^Field 'pk' expected one value but got \[1,2\]\.$/],
    ['pk__range=[1]', /takes a list of two values/],
    ['creation_user__password__startswith=p', /^Related Field got invalid lookup: password$/],
  ])('%s is refused', (text, message) => {
    expect(() => filterRecords(database.prisma, 'part', parseFilters(text))).toThrow(message);
  });
});
