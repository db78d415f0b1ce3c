import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { variableTypes } from '../../../src/commands/template/variable-types.ts';
import type { ModelType } from '../../../src/database/client/enums.ts';
import { previewReport } from '../../../src/printing/preview-report.ts';
import { convertTemplate, type ConvertedTemplate } from '../../../src/rendering/django/convert/convert-template.ts';
import { REPORT_LIBRARIES } from '../../../src/rendering/django/report-libraries.ts';
import { createTestParts } from '../../support/test-parts.ts';
import { importDemo } from '../../templates/print-default.ts';
import { textOfHtml } from './text-of-html.ts';

type Files = Record<string, string>;

function convert(content: string, modelType?: ModelType, files: Files = {}): ConvertedTemplate {
  return convertTemplate({
    entry: { name: 'x.html', content },
    files: Object.entries(files).map(([name, text]) => ({ name, content: text })),
    libraries: REPORT_LIBRARIES,
    variables: modelType ? variableTypes(modelType) : new Map(),
  });
}

/** The template alone, without the functions that it brings along. */
function bodyOf(content: string, modelType?: ModelType, files?: Files): string {
  return convert(content, modelType, files)
    .content.replaceAll(/^<const\/(?:show|isTrue|isLess|isAtMost|contains|rowsOf|plus|renderCurrency|escapeHtml)=.*\n/gm, '')
    .replaceAll(/^-----\n/gm, '')
    .trim();
}

describe('what a template in Django’s language becomes', () => {
  it.each([
    ['<p>{{ reference }}</p>', '<p>${input.reference}</p>'],
    ['<p class="a {{ reference }}">x</p>', '<p class=`a ${input.reference}`>x</p>'],
    ['<p>{{ order.supplier.name|default:"-" }}</p>', '<p>${input.order.supplier?.name || "-"}</p>'],
    ['<p>{% if lines.all %}{{ lines.count }}{% endif %}</p>', '<p><if=(input.lines.length > 0)>${input.lines.length}</if></p>'],
    [
      '<ul>{% for line in lines.all %}<li>{{ forloop.counter }}: {{ line.reference }}</li>{% empty %}<li>-</li>{% endfor %}</ul>',
      '<ul><for|line, index| of=(input.lines)><li>${index + 1}: ${line.reference}</li></for><if=(input.lines.length === 0)><li>-</li></if></ul>',
    ],
    [
      '<p>{% if reference == "x" %}a{% elif order.target_date is None %}b{% else %}c{% endif %}</p>',
      '<p><if=(input.reference === "x")>a</if><else if=(input.order.target_date == null)>b</else><else>c</else></p>',
    ],
    ['<p>{{ order.target_date|date:"d.m.Y" }}</p>', '<p>${date(input.order.target_date, { pattern: "dd.MM.yyyy" })}</p>'],
    [
      '{% load inventree_extras report %}<p>{% decimal lines.first.quantity %} {% render_currency lines.first.price %}</p>',
      '<p>${number(input.lines?.[0].quantity, { grouping: false })} ${renderCurrency(input.lines?.[0].price)}</p>',
    ],
    ['<p>{{ "<b>x</b>" }} {{ reference|safe }}</p>', '<p>$!{"<b>x</b>"} $!{input.reference}</p>'],
    ['<p>${{ reference }} &amp; ${x}</p>', '<p>$${input.reference} &amp; ${"$"}{x}</p>'],
    ['{% block a %}<p>a</p>{% endblock %}{# gone #}{% comment %}gone{% endcomment %}', '<p>a</p>'],
    ['<style>p { color: red }</style>', '<style>p { color: red }</style>'],
    ['<style>p { width: {{ lines.count }}mm }</style>', '<html-style>p { width: ${input.lines.length}mm }</html-style>'],
  ])('%s', (django, marko) => {
    expect(bodyOf(django, 'purchaseorder')).toBe(marko);
  });

  it('fills the blocks of what it extends', () => {
    const files = {
      'base.html': '<h1>{% block title %}base{% endblock %}</h1>{% block body %}{% block inner %}in{% endblock %}{% endblock %}',
      'mid.html': '{% extends "base.html" %}{% block title %}mid {{ block.super }}{% endblock %}',
    };
    const content = '{% extends "mid.html" %}{% block title %}top {{ block.super }}{% endblock %}{% block inner %}own{% endblock %}';
    expect(bodyOf(content, undefined, files)).toBe('<h1>top mid base</h1>own');
    expect(() => convert('{% extends "nowhere.html" %}')).toThrow('The template "nowhere.html" is not among the files');
  });

  it('makes tags of what it includes', () => {
    const files = { 'snippets/order_line.html': '<td>{{ line.reference }}{{ reference }}</td>' };
    const converted = convert('<p>{% include "snippets/order_line.html" with line=lines.first %}</p>', 'purchaseorder', files);
    expect(converted.content).toBe('<p><order-line ...input line=(input.lines?.[0])/></p>\n');
    expect(converted.tags).toMatchObject([{ name: 'order-line.marko' }]);
    expect(converted.warnings).toEqual([]);
  });

  it('keeps what has no equivalent as a comment, with a warning that names the line', () => {
    const { content, warnings } = convert('<p>\n{{ reference|urlize }}</p>\n{% include "x.html" %}<b id="{{ a|wordwrap:3 }}">');
    expect(content).toContain('<!-- {{ reference|urlize }}: The filter urlize has no equivalent. -->');
    expect(content).toContain(
      '<!-- {% include "x.html" %}: What it includes is not among the files that were given, or cannot be converted. -->',
    );
    expect(warnings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:1 The filter urlize has no equivalent.',
      '3:1 What it includes is not among the files that were given, or cannot be converted.',
      '3:30 The filter wordwrap has no equivalent.',
    ]);
    expect(convert('<p>{{ part.category.parent.name }}</p>', 'part').warnings).toMatchObject([
      { message: 'A template in Marko is not given "parent" of this PartCategory: nothing is printed.', line: 1, column: 4 },
    ]);
    expect(convert('{% if a %}{% firstof b as c %}{% endif %}{{ c }}').warnings[0]?.message).toBe(
      'The name c was set within an {% if %}: in Marko it is not seen behind it.',
    );
  });
});

describe('a converted template', () => {
  let parts: App;
  beforeAll(async () => {
    parts = await createTestParts();
    await importDemo(parts);
  });
  afterAll(() => parts.close());

  async function print(
    modelType: ModelType,
    name: string,
    content: string,
    snippets: { name: string; content: string }[],
  ): Promise<string> {
    const source = { modelType, name, content, snippets, pageSize: 'A4', landscape: false, merge: false } as const;
    const preview = await previewReport(parts, null, { source, itemPks: [1], format: 'HTML', signal: AbortSignal.timeout(30_000) });
    if (!preview.content) throw new Error(JSON.stringify(preview.diagnostics[0]));
    return textOfHtml(new TextDecoder().decode(preview.content));
  }

  const table = `<style>td { padding: 1mm } .odd { width: {{ lines.count }}mm }</style>
<h1>{{ title }} for {{ order.supplier.name|upper }}</h1>
<p>{{ lines.count }} line{{ lines.all|pluralize }}, <b>{{ order.currency }}</b>
<i>{{ order.status_text|lower }}</i>{% if order.target_date %}, due {{ order.target_date|date:"d.m.Y" }}{% endif %}
{{ order.link }}|{{ order.contact }}|{{ order.is_overdue }}|{{ order.nothing.at.all }}|{{ order.project_code.code }}</p>
<table class="wide">
{% for line in lines.all %}
  <tr class="{% cycle 'odd' 'even' %}" {% if forloop.first %}id="first"{% endif %}>
    <td>{{ forloop.counter }} of {{ forloop.revcounter }}{% if forloop.last %} (last){% endif %}
    <td>{{ line.part.part.name|default:"no part" }} <small>{{ line.part.SKU }}</small>{{ line.part.part.category.name|truncatechars:9 }}
    <td>{% decimal line.quantity %}{% if line.quantity > 3 and line.received == 0 %} <b>open</b>{% elif not line.notes %} plain{% else %} {{ line.notes }}{% endif %}</td>
    <td>{% render_currency line.price %} {% multiply line.quantity 2 as twice %}{% decimal twice %}</td>
  </tr>
{% empty %}<tr><td>none</td></tr>
{% endfor %}
</table>
{% with first=lines.all|first %}{% include "snippets/line_card.html" with line=first %}{% endwith %}
{% filter_queryset lines.all quantity__gte=5 as many %}{{ many|length }} of them:
{% for line in many %}{{ line.pk }}{% if not forloop.last %}, {% endif %}{% endfor %}
{% blocktrans count n=lines.count with name=order.supplier.name %}{{ n }} line of {{ name }}{% plural %}{{ n }} lines of {{ name }}{% endblocktrans %}
{% firstof order.nothing "instead" %} {% if "e" in order.supplier.name or reference != "x" %}yes{% endif %} {% widthratio 3 4 100 %}`;

  const cases: [string, ModelType, string, Files][] = [
    [
      'of an order with its lines',
      'purchaseorder',
      `{% load i18n report inventree_extras %}<html><body>${table}</body></html>`,
      { 'snippets/line_card.html': '<p>{{ line.part.SKU }} in {{ reference }}</p>' },
    ],
    [
      'of a part with its bill of materials',
      'part',
      `<html><head><title>{{ name }}</title></head><body><dl><dt>Name<dd>{{ part.name }}<dt>Active<dd>{{ part.active }}{{ part.IPN }}</dl>
{% for item in bom_items %}<div><span>{{ item.sub_part.name }}</span>{% if item.optional %} optional{% endif %} {{ item.reference|slice:":4" }}</div>{% endfor %}
<center><font color="red">{{ part.description|title }}</font></center>
{{ category.pathstring|default_if_none:"none" }}
{% with x=part.category %}{{ x.name }}{% endwith %}</body></html>`,
      {},
    ],
    [
      'of a place with its stock, in rows of tags that are not closed in one piece',
      'stocklocation',
      `<html><body><p>{{ location.name }}{% for item in stock_items.all %}{% if forloop.first %}<table>{% endif %}
<tr><td>{{ item.part.name }}</td><td>{{ item.serial|default:"" }} {{ item.batch|default_if_none:"" }}</td></tr>{% if forloop.last %}</table>{% endif %}{% endfor %}
{% autoescape off %}<em>{{ location.description }}</em>{% endautoescape %}{{ location.parent }}</body></html>`,
      {},
    ],
  ];

  it.each(cases)('%s prints the same text', async (_what, modelType, content, files) => {
    const django = await print(
      modelType,
      'x.html',
      content,
      Object.entries(files).map(([name, text]) => ({ name, content: text })),
    );
    expect(django.length).toBeGreaterThan(50);
    for (const type of [modelType, undefined]) {
      const converted = convert(content, type, files);
      expect(converted.warnings).toEqual([]);
      expect(await print(modelType, 'x.marko', converted.content, converted.tags)).toBe(django);
    }
  });
});
