import type { Form, FormNode } from '../form/form'

type Parts = Pick<Form, 'params' | 'frames' | 'nodes' | 'rules'>

/** The same without the nodes that no order depends on: what a script only plots costs nothing. */
export function pruned(parts: Parts): Parts {
  const byName = new Map<string, FormNode>(parts.nodes.map((node) => [node.id, node]))
  for (const { id, nodes } of parts.frames) for (const node of nodes) byName.set(`${id}:${node.id}`, node)
  const needed = new Set<string>()
  const waiting = parts.rules.flatMap((rule) => names(rule))
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const key = name.split('.')[0] ?? name
    const node = byName.get(key)
    if (!node || needed.has(key)) continue
    needed.add(key)
    const frame = key.includes(':') ? key.slice(0, key.indexOf(':') + 1) : ''
    waiting.push(...names(node).map((inner) => (inner.includes(':') ? inner : frame + inner)))
  }
  const frames = parts.frames.map((frame) => ({
    ...frame,
    nodes: frame.nodes.filter((node) => needed.has(`${frame.id}:${node.id}`)),
  }))
  return {
    ...parts,
    frames: frames.filter(({ id, nodes }) => nodes.length > 0 || waitingFor(parts, id)),
    nodes: parts.nodes.filter((node) => needed.has(node.id)),
  }
}

/** A frame without nodes may still lend a source. */
const waitingFor = (parts: Parts, frame: string): boolean =>
  [...parts.rules, ...parts.nodes].some((part) => names(part).some((name) => name.startsWith(`${frame}:`)))

/** Every text in it, one of which may name a node. */
function names(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (Array.isArray(part)) return part.flatMap(names)
  return part !== null && typeof part === 'object' ? Object.values(part).flatMap(names) : []
}
