/**
 * A browser that translates the page takes text nodes out and puts elements with other words in their place. React goes on with the
 * nodes it made: to remove one, or to put something before one, throws, and new words go into a node that nobody sees, so that a
 * picker keeps the name of what one has left. Here the one is taken for the other, for every component, antd's own included, which no
 * care in our own components reaches.
 */

/** What stands in the place of a text node that somebody else than React took out. */
const standIns = new WeakMap<Node, Element>()

function note({ removedNodes, addedNodes, previousSibling, nextSibling }: MutationRecord, added: Set<Node>): void {
  for (const node of addedNodes) added.add(node)
  for (const removed of removedNodes) {
    if (!(removed instanceof Text)) continue
    // Replaced in one step, or put beside it first.
    const near = [...addedNodes, previousSibling, nextSibling]
    const standIn = near.find((node) => node instanceof Element && added.has(node))
    if (standIn instanceof Element) standIns.set(removed, standIn)
  }
}

/** The child of `parent` that shows what React put there as `node`; undefined where nothing does any more. */
function shownIn(parent: Node, node: Node): Node | undefined {
  const standIn = standIns.get(node)
  if (standIn?.parentNode === parent) return standIn
  // Not replaced but wrapped.
  let outer: Node | null = node
  while (outer !== null && outer.parentNode !== parent) outer = outer.parentNode
  return outer ?? undefined
}

/** Keeps React working on a page that is translated while it lives. Call it once, before anything is rendered. */
export function bearTranslation(): void {
  const observer = new MutationObserver(noteAll)
  observer.observe(document.documentElement, { childList: true, subtree: true })
  function noteAll(records: MutationRecord[]): void {
    const added = new Set<Node>()
    for (const record of records) note(record, added)
  }
  /** A text node that is not where React put it. */
  const isAstray = (node: unknown, parent: unknown): node is Text => {
    if (!(node instanceof Text) || node.parentNode === parent) return false
    noteAll(observer.takeRecords())
    return true
  }

  Node.prototype.insertBefore = new Proxy(Node.prototype.insertBefore, {
    apply(insert, parent: Node, [node, before]: unknown[]): unknown {
      const place = isAstray(before, parent) ? (shownIn(parent, before) ?? null) : before
      return Reflect.apply(insert, parent, [node, place])
    },
  })
  Node.prototype.removeChild = new Proxy(Node.prototype.removeChild, {
    apply(remove, parent: Node, [node]: unknown[]): unknown {
      if (!isAstray(node, parent)) return Reflect.apply(remove, parent, [node])
      const shown = shownIn(parent, node)
      if (shown !== undefined) Reflect.apply(remove, parent, [shown])
      return node
    },
  })
  const nodeValue = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')
  Object.defineProperty(Text.prototype, 'nodeValue', {
    ...nodeValue,
    set(this: Text, text: string) {
      this.data = text
      if (this.parentNode !== null) return
      noteAll(observer.takeRecords())
      // Back to its place with its new words, which the browser translates again.
      const standIn = standIns.get(this)
      if (standIn !== undefined && standIn.isConnected) standIn.replaceWith(this)
    },
  })
}
