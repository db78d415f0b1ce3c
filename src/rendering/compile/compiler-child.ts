// A process of its own: compiles one template, says what came of it, and ends. It may read its own code, and reach nothing else.
import { text } from 'node:stream/consumers';
import { taglib } from '@marko/compiler';
import { compileMarko } from './compile-marko.ts';
import { confine } from './confine.ts';
import type { CompileAnswer, CompileQuestion } from './protocol.ts';

// Compiles something before the question comes: this is what makes a spare process warm, and takes half of the first compilation.
compileMarko({
  name: 'warm-up.marko',
  content: '<const/x=input.x><for|y| of=x><p class=y>${y}</p></for><qr value=x/><style>p { margin: 0 }</style>',
  snippets: [],
});
taglib.clearCaches(); // which tags there are was for this one
const { stdin, stdout } = process;
confine();
stdout.write('ready\n');
const question = JSON.parse(await text(stdin)) as CompileQuestion;
const answer: CompileAnswer = compileMarko(question);
stdout.write(JSON.stringify(answer));
