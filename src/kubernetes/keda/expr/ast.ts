/** A node of a parsed expression; `offset` is where it stands in the text, in characters from 0. */
export type Node =
  | NilNode | IdentifierNode | IntegerNode | FloatNode | BoolNode | StringNode | BytesNode | UnaryNode | BinaryNode | ChainNode | MemberNode
  | SliceNode | CallNode | BuiltinNode | PredicateNode | PointerNode | DeclarationNode | SequenceNode | ConditionalNode | ArrayNode | MapNode;

interface Placed {
  readonly offset: number;
}

export interface NilNode extends Placed { readonly kind: 'nil' }
export interface IdentifierNode extends Placed { readonly kind: 'identifier'; readonly name: string }
export interface IntegerNode extends Placed { readonly kind: 'integer'; readonly value: bigint }
export interface FloatNode extends Placed { readonly kind: 'float'; readonly value: number }
export interface BoolNode extends Placed { readonly kind: 'bool'; readonly value: boolean }
export interface StringNode extends Placed { readonly kind: 'string'; readonly value: string }
export interface BytesNode extends Placed { readonly kind: 'bytes'; readonly value: string }
export interface UnaryNode extends Placed { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
export interface BinaryNode extends Placed { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }

/** A chain of optional members, `a?.b.c`: nil as soon as one of them is. */
export interface ChainNode extends Placed { readonly kind: 'chain'; readonly inner: Node }

/** `object.property` or `object[property]`. */
export interface MemberNode extends Placed {
  readonly kind: 'member';
  readonly object: Node;
  readonly property: Node;
  readonly optional: boolean;
  /** Whether it is called, as in `object.property()`. */
  readonly method: boolean;
}

export interface SliceNode extends Placed {
  readonly kind: 'slice';
  readonly object: Node;
  readonly from: Node | undefined;
  readonly to: Node | undefined;
}

export interface CallNode extends Placed { readonly kind: 'call'; readonly callee: Node; readonly args: readonly Node[] }
export interface BuiltinNode extends Placed { readonly kind: 'builtin'; readonly name: string; readonly args: readonly Node[] }
export interface PredicateNode extends Placed { readonly kind: 'predicate'; readonly body: Node }

/** `#`, `#index` or `#acc` within a predicate. */
export interface PointerNode extends Placed { readonly kind: 'pointer'; readonly name: string }

/** `let name = value; body`. */
export interface DeclarationNode extends Placed { readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node }
export interface SequenceNode extends Placed { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
export interface ConditionalNode extends Placed {
  readonly kind: 'conditional';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise: Node;
}
export interface ArrayNode extends Placed { readonly kind: 'array'; readonly items: readonly Node[] }
export interface MapNode extends Placed { readonly kind: 'map'; readonly pairs: readonly (readonly [Node, Node])[] }
