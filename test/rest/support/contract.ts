import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Record<string, unknown>;
interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>>;
  components: { schemas: Record<string, Schema> };
}

/** The published contract, where the folder beside the project is there; what we serve ourselves is checked in any case. */
const published = new URL('../../../../shared/contract/openapi.json', import.meta.url);
export const hasContract = existsSync(published);

/** Notes every JSON answer below /api that a contract does not allow. */
export class ContractWatch {
  readonly problems: string[] = [];
  /** Answers that were held against a schema. */
  checked = 0;
  readonly #validators = new Map<string, ValidateFunction>();

  static async over(server: Server, url: string): Promise<ContractWatch> {
    const watch = new ContractWatch();
    const served = (await (await fetch(`${url}/api/schema/`)).json()) as OpenApi;
    watch.#add('served', served);
    if (hasContract) watch.#add('published', JSON.parse(readFileSync(published, 'utf8')) as OpenApi);
    server.prependListener('request', (req, res) => watch.#observe(req, res));
    return watch;
  }

  #add(name: string, document: OpenApi): void {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: name, components: withNulls(document.components) as object });
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        for (const [status, { content }] of Object.entries(operation.responses ?? {})) {
          const schema = content?.['application/json']?.schema;
          if (schema) this.#validators.set(`${name} ${method} ${path} ${status}`, ajv.compile(withReferences(withNulls(schema), name)));
        }
      }
    }
  }

  #observe(req: IncomingMessage, res: ServerResponse): void {
    const { method = '', url = '' } = req;
    const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse;
    res.end = ((...args: unknown[]) => {
      if (url.startsWith('/api/') && args[0] instanceof Uint8Array)
        this.#check(method.toLowerCase(), url, res.statusCode, JSON.parse(Buffer.from(args[0]).toString()));
      return end(...args);
    }) as typeof res.end;
  }

  #check(method: string, url: string, status: number, body: unknown): void {
    const path = (url.split('?')[0] ?? '').replace(/\/\d+\//, '/{id}/');
    for (const name of ['served', 'published']) {
      // What is published knows pages only; without `limit` the real server answers with a bare list.
      const isBareList = name === 'published' && Array.isArray(body);
      const validate =
        this.#validators.get(`${name} ${method} ${path} ${status}`) ??
        (status >= 400 ? undefined : this.#validators.get(`${name} ${method} ${path} ${status === 201 ? 200 : status}`));
      if (!validate) continue;
      this.checked++;
      const value = isBareList ? { count: body.length, next: null, previous: null, results: body } : body;
      if (!validate(value))
        this.problems.push(
          `${name}: ${method} ${url} ${status}: ${validate.errors?.map((error) => `${error.instancePath} ${error.message}`).join('; ')}`,
        );
    }
  }
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has the type null. */
function withNulls(value: unknown): Schema {
  if (Array.isArray(value)) return value.map(withNulls) as unknown as Schema;
  if (!isObject(value)) return value as Schema;
  const { nullable, ...rest } = value;
  const mapped = Object.fromEntries(
    Object.entries(rest).map(([key, entry]) => [key, key === 'default' || key === 'example' ? entry : withNulls(entry)]),
  );
  return nullable === true ? { anyOf: [mapped, { type: 'null' }] } : mapped;
}

function withReferences(schema: Schema, name: string): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', `"${name}#/components`)) as Schema;
}
