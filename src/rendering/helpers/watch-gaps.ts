// Records come with the members that the template mentions. What it asks for beside them, by a name that it puts together or by
// going through all members, is noticed here: the document is then made again with everything.
import type { Gaps } from '../gaps.ts';

/** The same objects that tell when something is asked for that was left out. `missed` is called with its name. */
export function watchGaps(value: unknown, { nodes }: Gaps, missed: (name: string) => void): unknown {
  const handlers = nodes.map(({ missing }) => handlerOf(new Set(missing), missed));

  function watch(record: unknown, at: number): unknown {
    if (typeof record !== 'object' || record === null) return record;
    if (Array.isArray(record)) {
      for (const [index, element] of record.entries()) record[index] = watch(element, at);
      return record;
    }
    const members = record as Record<string, unknown>;
    for (const [name, { node, byKey }] of Object.entries(nodes[at]!.below)) {
      const below = members[name];
      if (byKey && below)
        for (const key of Object.keys(below)) (below as typeof members)[key] = watch((below as typeof members)[key], node);
      else if (below) members[name] = watch(below, node);
    }
    return nodes[at]!.missing.length > 0 ? new Proxy(members, handlers[at]!) : members;
  }

  return watch(value, 0);
}

function handlerOf(missing: ReadonlySet<string>, missed: (name: string) => void): ProxyHandler<Record<string, unknown>> {
  const look = (name: string | symbol) => {
    if (typeof name === 'string' && missing.has(name)) missed(name);
  };
  return {
    get(target, name) {
      look(name);
      return target[name as string];
    },
    has(target, name) {
      look(name);
      return name in target;
    },
    getOwnPropertyDescriptor(target, name) {
      look(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys(target) {
      missed('*');
      return Reflect.ownKeys(target);
    },
  };
}
