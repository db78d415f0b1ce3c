import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { countAccepted } from '../../src/inventory/filters/count-accepted.ts';
import { recordModels, type RecordModels } from '../../src/inventory/filters/record-models.ts';
import { filterRecords } from '../../src/inventory/filters/template-filters.ts';
import { parseFilters } from '../../src/library/parse-filters.ts';
import { createTestDatabase } from '../support/test-database.ts';

let database: Database;
let models: RecordModels;
let pks: number[];
const names = ['Resistor 10k', 'Resistor 1%', 'Widget', 'Old widget'];

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  models = await recordModels(prisma);
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
    ['active__lt=True', ['Old widget']],
    ['active__in=[false]', ['Old widget']],
    ['name__in=["Widget","Resistor 10k",null]', ['Resistor 10k', 'Widget']],
    ['name__in=[]', []],
    ['name__regex=^R.*\\d+k$', ['Resistor 10k']],
    ['name__regex=^r', []],
    ['name__iregex=^(old|new)? ?WIDGET$', ['Widget', 'Old widget']],
    ['name__iregex=[0-9][k%]$', ['Resistor 10k', 'Resistor 1%']],
    ['minimum_stock__startswith=10', ['Resistor 10k']],
    ['creation_date__year=2026', ['Resistor 10k', 'Resistor 1%']],
    ['creation_date__month__gte=2', ['Resistor 1%']],
    ['creation_date__day__in=[30,31]', ['Resistor 10k']],
    ['creation_date__quarter=1, creation_date__week_day=7', ['Resistor 10k']], // a Saturday
    ['creation_date__iso_week_day=7', ['Resistor 1%']], // a Sunday
    ['creation_date__contains=-02-', ['Resistor 1%']],
    ['category_id__isnull=False', ['Resistor 10k', 'Resistor 1%']],
    ['category_id__name=Passive', ['Resistor 10k', 'Resistor 1%']],
    ['category__name__isnull=True', ['Widget', 'Old widget']], // none at all has no name either, as in Django
    ['category__parent__name__isnull=True', ['Widget', 'Old widget']],
    ['category__name__isnull=True, category__structural=False', []],
    ['bom_items__isnull=True', ['Resistor 10k', 'Resistor 1%', 'Old widget']],
    ['bom_items__note__isnull=True', ['Resistor 10k', 'Resistor 1%', 'Old widget']],
    ['bom_items__sub_part__units__isnull=True', names],
    ['bom_items__quantity=3, bom_items__sub_part__name=Resistor 10k', ['Widget']],
  ])('%s', async (text, expected) => {
    expect(await accepted(text)).toEqual(expected);
  });

  it.each([
    ['banana=1', /^Cannot resolve keyword 'banana' into field\. Choices are: IPN, active, assembly, /],
    ['name__banana=1', /^Unsupported lookup 'banana' for CharField or join on the field not permitted\.$/],
    ['name__icontains__x=1', /^Unsupported lookup 'icontains' for CharField/],
    ['active__year=1', /^Unsupported lookup 'year' for BooleanField/],
    ['category__banana=1', /^Related Field got invalid lookup: banana$/],
    ['category=abc', /^Field 'category' expected a number but got 'abc'\.$/],
    ['minimum_stock=abc', /^“abc” value must be a decimal number\.$/],
    ['creation_date=13.1.2026', /^“13\.1\.2026” value has an invalid date format\. It must be in YYYY-MM-DD format\.$/],
    ['creation_date=2026-13-01', /^“2026-13-01” value has the correct format \(YYYY-MM-DD\) but it is an invalid date\.$/],
    ['creation_date=2026-02-29', /but it is an invalid date\.$/],
    ['creation_date__hour=1', /^Unsupported lookup 'hour' for DateField or join on the field not permitted\.$/],
    ['creation_date__year__nope=1', /^Unsupported lookup 'nope' for IntegerField/],
    ['creation_date__year=soon', /^Field 'creation_date' expected a number but got 'soon'\.$/],
    ['category__range=[1,2]', /^Related Field got invalid lookup: range$/],
    ['category_id__nope=1', /^Related Field got invalid lookup: nope$/],
    ['level=1', /^Cannot resolve keyword 'level' into field: InvenTree has it, and this server does not keep it\. Choices are: IPN, /],
    ['category__parts__category__parts__category__parts__category__name=x', /follows more than 6 references\.$/],
    ['name__in=["\\u0000"]', /^Field 'name' expected text but got a character that is none\.$/],
    ['name__regex=(a', /^Field 'name' expected a regular expression: \/\(a\/: Unterminated group\.$/],
    ['name__regex=(a)\\1', /'\\1' is not supported\.$/],
    ['name__regex=a\\b', /'\\b' is not supported\.$/],
    ['name__iregex=(?!a)', /'\(\?!a\)' is not supported\.$/],
    ['name__iregex=(a{9}){9}', /it may stand for 100 characters at most, repetitions counted\.$/],
    ['name__regex=x[[:alpha:]]', /write '\[', '-' and an escaped class otherwise in '\[\[:alpha:\]'\.$/],
    ['active=yes', /^“yes” value must be either True or False\.$/],
    ['category__isnull=maybe', /^“maybe” value must be either True or False\.$/],
    ['pk=[1,2]', /^Field 'pk' expected one value but got \[1,2\]\.$/],
    ['pk__range=[1]', /takes a list of two values/],
    ['creation_user__password__startswith=p', /^Related Field got invalid lookup: password$/],
  ])('%s is refused', (text, message) => {
    expect(() => filterRecords(models, 'part', parseFilters(text))).toThrow(message);
  });
});
