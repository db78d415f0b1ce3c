import { beforeAll, describe, expect, test } from 'vitest';
import { configure, helperSettings } from '../../../../src/rendering/helpers/settings.ts';
import { Decimal, parseDate, parseDateTime } from '../../../../src/rendering/django/values/index.ts';
import { REPORT_LIBRARIES } from '../../../../src/rendering/django/report-libraries.ts';
import { failureOf, render } from '../render-django.ts';

beforeAll(() =>
  configure({
    ...helperSettings(),
    currency: 'EUR',
    server: { instanceName: 'Stores', companyName: 'Acme & Co', baseUrl: 'https://parts.example', version: '1.2.3' },
  }),
);

const DATA = {
  none: null,
  dec: Decimal.of('10.500'),
  large: Decimal.of('1E+3'),
  day: parseDate('2026-03-01'),
  moment: parseDateTime('2026-03-01T23:30:00+00:00'),
  dict: { a: 1 },
};
const printed = (body: string): string => render(`{% load inventree_extras %}${body}`, DATA, REPORT_LIBRARIES);
const failed = (body: string): string =>
  failureOf(`{% load inventree_extras %}${body}`, DATA, REPORT_LIBRARIES).replace(/ at main:.*$/, '');

describe('inventree_extras', () => {
  test.each([
    ['{% define "x" as y %}{{ y }}|{% define dec 1 a=2 %}', 'x|10.500'],
    [
      '{% decimal dec %}|{% decimal large %}|{% decimal "2.50" %}|{% decimal 3 %}|{% decimal "x" %}|{% decimal 2.50 %}',
      '10.5|1000|2.5|3|x|2.5',
    ],
    [
      '{% render_date day %}|{% render_date moment %}|{% render_date " 2026-03-02 " %}|{% render_date "20260303" %}',
      '2026-03-01|2026-03-01|2026-03-02|2026-03-03',
    ],
    ['{% render_date none %}|{% render_date "" %}|{% render_date "soon" %}|{% render_date 5 %}', 'None|None|None|5'],
    ['{% str2bool "Yes" %}|{% str2bool 1 %}|{% str2bool True %}|{% str2bool "no" %}|{% str2bool none %}', 'True|True|True|False|False'],
    ['{% to_list 1 "a" as l %}{{ l }}|{{ l.1 }}|{% to_list %}', '(1, &#x27;a&#x27;)|a|()'],
    ['{% inventree_instance_name %}|{% inventree_title %}|{% inventree_logo %}', 'Stores|InvenTree|assets/company-logo.svg?optional'],
    ['{% inventree_version %}|{% inventree_version shortstring=True %}', '1.4.0 dev|InvenTree v1.4.0 dev'],
    ['{% inventree_commit_hash %}|{% inventree_commit_date %}|{% inventree_installer %}', 'None|None|None'],
    [
      '{% settings_value "INVENTREE_COMPANY_NAME" %}|{% settings_value "inventree_default_currency" %}|{% settings_value "X" %}',
      'Acme &amp; Co|EUR|',
    ],
    ['{% settings_value "REPORT_DEFAULT_PAGE_SIZE" %}|{% settings_value "REPORT_DEBUG_MODE" user=none %}', 'A4|False'],
    [
      '{% setting_object "INVENTREE_INSTANCE" as s %}{{ s.key }}={{ s.value }}|{% setting_object "constructor" %}',
      'INVENTREE_INSTANCE=Stores|None',
    ],
    ['{% inventree_customize "x" %}|{{ dict|keyvalue:"a" }}|{{ dict|keyvalue:"toString" }}', '|1|None'],
  ])('%s', (body, wanted) => expect(printed(body)).toBe(wanted));

  test.each([
    ['{% decimal none %}', /^TypeError: float\(\) argument must be/],
    ['{{ none|keyvalue:"a" }}', "AttributeError: 'NoneType' object has no attribute 'get'"],
    ['{% settings_value %}', "'settings_value' did not receive value(s) for the argument(s): 'key'"],
  ])('%s', (body, wanted) => expect(failed(body)).toMatch(wanted));
});
