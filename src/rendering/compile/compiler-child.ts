// A process of its own: compiles one template, says what came of it, and ends. It may read its own code and nothing else.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { compileMarko } from './compile-marko.ts';
import type { CompileAnswer, CompileQuestion } from './protocol.ts';

// Loaded before the question comes: this is what makes a spare process warm.
createRequire(import.meta.url)('marko/translator');
process.stdout.write('ready\n');
const question = JSON.parse(await text(process.stdin)) as CompileQuestion;
const answer: CompileAnswer = compileMarko(question);
process.stdout.write(JSON.stringify(answer));
