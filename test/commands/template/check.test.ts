import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addTemplateCommand } from '../../../src/commands/template.ts';
import type { Diagnostic } from '../../../src/errors.ts';
import { createTestEngine, type TestEngine } from '../../rendering/test-engine.ts';

let tested: TestEngine;
let folder: string;
beforeAll(async () => {
  tested = await createTestEngine();
});
afterAll(() => tested.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-check-'));
});
afterEach(async () => {
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Runs `reportree template check` over files, of which the first is checked. */
async function check(files: Record<string, string>, ...options: string[]) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  let stdout = '';
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void (stdout += `${text}\n`));
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  addTemplateCommand(program, () => ({ engine: { check: (...given) => tested.engine.check(...given), close: async () => {} } }));
  try {
    const path = join(folder, Object.keys(files)[0]!);
    await program.parseAsync(['template', 'check', path, '--model-type', 'purchaseorder', ...options], { from: 'user' });
    return { stdout, exitCode: process.exitCode };
  } finally {
    log.mockRestore();
  }
}

/** What is found, as `file:line:column message`. */
async function findings(files: Record<string, string> | string, ...options: string[]): Promise<string[]> {
  const { stdout } = await check(typeof files === 'string' ? { 'x.html': files } : files, '--json', ...options);
  const found = JSON.parse(stdout) as Diagnostic[];
  return found.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

const unknown = (of: string, name: string, near: string) => `${of} has no "${name}": nothing is printed. Did you mean ${near}?`;

describe('reportree template check', () => {
  it('has nothing to say of a template that reads what there is', async () => {
    const content = `{% load i18n l10n %}{{ reference }} {{ order.supplier.name|upper }} {{ user.username }} {{ template.name }} {{ date|date:"Y" }}
{% for line in order.lines.all %}{{ forloop.parentloop.counter }}{{ forloop.counter }} {{ line.part.part.category.parent.name }}
  {% with total=line.total_line_price %}{{ total.amount }} {{ total.currency }} {{ order.parameters_list.first.name }}{% endwith %}
  {% if forloop.last and line.part.part is not None %}{% firstof line.notes line.reference as what %}{{ what }}{{ what.anything }}{% endif %}
{% empty %}none{% endfor %}{{ lines.count }} {{ lines.all|length }} {{ lines.first.price }} {{ lines.0.pk }}
{% regroup lines.all by part.part.category as groups %}{% for group in groups %}{{ group.grouper.name }}{% for line in group.list %}{{ line.quantity }}{% endfor %}{% endfor %}
{% blocktranslate count n=lines.count with r=reference %}{{ n }} of {{ r }}{% plural %}{{ n }} in {{ r }}{% endblocktranslate %}
{% for one in instances %}{{ one.order.reference }}{% endfor %}{% localize off %}{{ reference }}{% endlocalize %}`;
    const { stdout, exitCode } = await check({ 'x.html': content });
    expect(stdout).toBe(`${join(folder, 'x.html')}: nothing to complain about.\n`);
    expect(exitCode).toBeUndefined();
  });

  it('tells names that lead nowhere, with the nearest', async () => {
    expect(await findings('{{ referense }}')).toEqual([
      'x.html:1:4 There is no variable "referense": nothing is printed. Did you mean reference?',
    ]);
    expect(await findings('\n {{ order.suplier.name }}')).toEqual([`x.html:2:11 ${unknown('PurchaseOrder', 'suplier', 'supplier')}`]);
    const content = `{% for line in lines.all reversed %}
{% if line.quantity > 1 and not line.part.skuu %}{% elif line.qantity %}{{ "x"|default:line.noted }}{% endif %}
{{ forloop.conter }}{% endfor %}{{ line }}`;
    expect(await findings(content)).toEqual([
      `x.html:2:43 ${unknown('SupplierPart', 'skuu', 'SKU')}`,
      `x.html:2:63 ${unknown('PurchaseOrderLineItem', 'qantity', 'quantity')}`,
      `x.html:2:93 ${unknown('PurchaseOrderLineItem', 'noted', 'notes')}`,
      `x.html:3:12 ${unknown('forloop', 'conter', 'counter, counter0')}`,
      'x.html:3:36 There is no variable "line": nothing is printed. Did you mean lines, extra_lines?',
    ]);
    expect(await findings('{% with s=supplier %}{{ s.nme }}{% endwith %}{{ lines.all.lenght }}')).toEqual([
      `x.html:1:27 ${unknown('Company', 'nme', 'name')}`,
      'x.html:1:59 A list has no "lenght": nothing is printed.',
    ]);
  });

  it('tells rows that are walked through without .all, which fails when it is printed', async () => {
    const { stdout, exitCode } = await check({ 'x.html': '{% for line in order.lines %}{{ line.pk }}{% endfor %}' });
    expect(stdout).toContain('x.html:1:16 error: order.lines leads to rows: they come by order.lines.all.');
    expect(exitCode).toBe(1);
  });

  it('shows mistakes with their place and the lines around it', async () => {
    const { stdout, exitCode } = await check({ 'x.html': '<p>\n  {% if reference %}\n</p>' });
    expect(stdout).toContain("x.html:2:3 error: Unclosed tag on line 2: 'if'.");
    expect(stdout).toContain('> 2 |   {% if reference %}\n    |   ^');
    expect(exitCode).toBe(1);
    const marko = await check({ 'x.marko': '<p>${input.order.reference</p>' });
    expect(marko.stdout).toContain('x.marko:1:');
    expect(marko.exitCode).toBe(1);
  });

  it('follows what is included where the files are given', async () => {
    const content = '{% include "snippets/row.html" with line=lines.first %}{% include "snippets/row.html" with line=lines.last only %}';
    const files = { 'x.html': content, 'parts/row.html': '{{ reference }}{{ line.quantty }}' };
    expect(await findings(files)).toEqual([]);
    expect(await findings(files, '--snippets', join(folder, 'parts'))).toEqual([
      `snippets/row.html:1:24 ${unknown('PurchaseOrderLineItem', 'quantty', 'quantity')}`,
      'snippets/row.html:1:4 There is no variable "reference": nothing is printed.',
    ]);
  });

  it('says nothing of what a parent may bring that is not here', async () => {
    expect(await findings('{% extends "elsewhere.html" %}{% block a %}{{ brought }}{{ order.suplier }}{% endblock %}')).toEqual([
      `x.html:1:66 ${unknown('PurchaseOrder', 'suplier', 'supplier')}`,
    ]);
    const parent = '{% with brought=1 %}{% block a %}{% endblock %}{% endwith %}';
    const files = {
      'x.html': '{% extends "base.html" %}{% block a %}{{ brought }}{{ refernce }}{% endblock %}',
      'parts/base.html': parent,
    };
    expect(await findings(files, '--snippets', join(folder, 'parts'))).toEqual([
      'x.html:1:55 There is no variable "refernce": nothing is printed. Did you mean reference?',
    ]);
  });

  it('tells CSS that prints differently, and only where CSS stands', async () => {
    const style = 'h1 { string-set: title content() } /* leader(.) */ @page { @top-left { content: string(title) } }';
    expect(
      await findings(`<style>\n${style}\n</style><p style="-weasy-link: x">-weasy-hyphens {# <style>target-text(x)</style> #}</p>`),
    ).toEqual([
      'x.html:2:6 "string-set" has no effect: a margin box cannot show text of the page. Write what is the same on all pages into "content".',
      'x.html:2:72 "content: string(title)" shows nothing: there is no "string-set".',
      'x.html:3:19 "-weasy-link" is a property of WeasyPrint: it has no effect.',
    ]);
    expect(await findings({ 'x.marko': '<style>a { bookmark-level: 1 }</style>' })).toEqual([
      expect.stringMatching(/^x\.marko:1:12 "bookmark-level" has no effect/) as string,
    ]);
  });

  it('takes warnings for errors with --strict', async () => {
    expect((await check({ 'x.html': '{{ nowhere }}' })).exitCode).toBeUndefined();
    expect((await check({ 'x.html': '{{ nowhere }}' }, '--strict')).exitCode).toBe(1);
  });

  it('says what is wrong with a file or an option', async () => {
    await expect(check({ 'x.txt': '' })).rejects.toThrow(/x\.txt is no template: its name must end in \.marko, \.html or \.htm/);
    await expect(check({ 'x.html': '' }, '--snippets', join(folder, 'nowhere'))).rejects.toThrow(/The folder .*nowhere cannot be read/);
    await expect(check({ 'x.html': '' }, '--model-type', 'pizza')).rejects.toThrow(/Allowed choices are/);
  });
});
