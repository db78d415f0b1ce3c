import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addTemplateCommand } from '../../../src/commands/template.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reportree-convert-'));
});
afterEach(async () => {
  process.exitCode = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Runs `reportree template convert order.html …`; `./` is the test's folder. */
async function convert(content: string, ...options: string[]) {
  await writeFile(join(folder, 'order.html'), content);
  const told = { stdout: '', stderr: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((told.stdout += String(text)))),
    vi.spyOn(console, 'log').mockImplementation((text: string) => void (told.stdout += `${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text: string) => void (told.stderr += `${text}\n`)),
  ];
  const program = new Command().exitOverride();
  addTemplateCommand(program, () => {
    throw new Error('No engine is needed.');
  });
  try {
    const given = options.map((option) => option.replace('./', `${folder}/`));
    await program.parseAsync(['template', 'convert', join(folder, 'order.html'), ...given], { from: 'user' });
    return { ...told, exitCode: process.exitCode };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('reportree template convert', () => {
  it('writes to standard output what comes out', async () => {
    expect(await convert('<p>{{ reference }}</p>', '--model-type', 'purchaseorder')).toEqual({
      stdout: '<p>${input.reference}</p>\n',
      stderr: '',
      exitCode: undefined,
    });
  });

  it('writes a file, and its tags beside it; over nothing without --force', async () => {
    await writeFile(join(folder, 'row.html'), '<td>{{ line.reference|urlize }}</td>');
    const content = '<p>{% include "snippets/row.html" with line=lines.first %}</p>';
    const options = ['--snippets', './', '-o', './out/order.marko'];
    const told = await convert(content, ...options);
    expect(told.stdout).toBe(`${join(folder, 'out/order.marko')}\n${join(folder, 'out/tags/row.marko')}\n`);
    expect(told.stderr).toContain('row.html:1:5 warning: The filter urlize has no equivalent.');
    expect(await readFile(join(folder, 'out/order.marko'), 'utf8')).toContain('<row ...input line=(input.lines?.[0])/>');
    expect(await readFile(join(folder, 'out/tags/row.marko'), 'utf8')).toContain('<td><!-- {{ line.reference|urlize }}');
    await expect(convert(content, ...options)).rejects.toThrow(/order\.marko exists already; --force writes over it/);
    expect((await convert('<p>new</p>', ...options, '--force')).stdout).toContain('order.marko');
    expect(await readFile(join(folder, 'out/order.marko'), 'utf8')).toBe('<p>new</p>\n');
  });

  it('tells a mistake with its place, and writes nothing', async () => {
    const told = await convert('<p>\n{% if a %}</p>', '-o', './out.marko');
    expect(told.stderr).toContain("order.html:2:1 error: Unclosed tag on line 2: 'if'.");
    expect(told.exitCode).toBe(1);
    await expect(readFile(join(folder, 'out.marko'))).rejects.toThrow(/ENOENT/);
  });

  it('extends the bases that come with the product', async () => {
    const told = await convert(
      '{% extends "report/inventree_report_base.html" %}{% block page_content %}<h1>{{ title }}</h1>{% endblock %}',
    );
    expect(told.stdout).toMatch(/^<const[^]*<!doctype html>[^]*<h1>\$\{show\(input\.title\)\}<\/h1>/);
    expect(told.stderr).toBe('');
  });
});
