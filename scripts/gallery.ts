// npm run gallery: prints the pictures of docs/gallery anew where they changed. Look at each before you commit it.
import { runSteps } from './steps.ts';

process.env.GALLERY = 'write';
runSteps([['Gallery', 'vitest', 'run', 'test/templates/gallery.test.ts']]);
