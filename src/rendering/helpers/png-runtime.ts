// Loaded into a render page only where a template asks for a picture of pixels: the tables of its packing take 5 ms to make.
import { encode } from 'fast-png';

Object.assign(globalThis, { $reportreePng: encode });
