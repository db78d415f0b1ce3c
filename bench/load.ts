// Sends one request over and over, a few at a time, and prints how many were answered a second: node bench/load.ts JSON
import { Agent, request } from 'node:http';

interface Load {
  url: string;
  headers: Record<string, string>;
  body?: string;
  seconds: number;
}

const AT_ONCE = 4;
const { url, headers, body, seconds } = JSON.parse(process.argv[2] ?? '') as Load;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function send(): Promise<void> {
  return new Promise((resolve, reject) => {
    const req = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      },
      (res) => {
        let size = 0;
        res.on('data', (chunk: Buffer) => (size += chunk.length));
        res.on('end', () =>
          res.statusCode === 200 && size > 10_000 ? resolve() : reject(new Error(`${url}: ${res.statusCode}, ${size} bytes`)),
        );
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

let answered = 0;
const end = Date.now() + seconds * 1000;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (; Date.now() < end; answered++) await send();
  }),
);
agent.destroy();
console.log((answered / seconds).toFixed(1));
