// A thread of its own: compiles one template of Django's language after the other. The compiler is ours and runs nothing of a template.
import { parentPort } from 'node:worker_threads';
import type { TemplateSource } from '../engine.ts';
import { compileDjangoSource } from './compile-django-source.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
parentPort!.on('message', (source: TemplateSource) => parentPort!.postMessage(compileDjangoSource(source)));
