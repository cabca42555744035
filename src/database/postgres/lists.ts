// Lists of values are one parameter: a statement is the same however many it asks for, so that it is prepared once, and a list may be empty.
import {
  type BinaryOperationNode,
  FunctionNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  OperatorNode,
  type PluginTransformQueryArgs,
  PrimitiveValueListNode,
  type RootOperationNode,
  ValueNode,
} from 'kysely';

export class ListsPlugin implements KyselyPlugin {
  readonly #transformer = new ListsTransformer();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId);
  }

  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => result;
}

class ListsTransformer extends OperationNodeTransformer {
  protected override transformBinaryOperation(
    ...[node, queryId]: Parameters<OperationNodeTransformer['transformBinaryOperation']>
  ): BinaryOperationNode {
    const whole = super.transformBinaryOperation(node, queryId);
    const { operator, rightOperand } = whole;
    if (!PrimitiveValueListNode.is(rightOperand) || !OperatorNode.is(operator)) return whole;
    const isIn = operator.operator === 'in';
    if (!isIn && operator.operator !== 'not in') return whole;
    return {
      ...whole,
      operator: OperatorNode.create(isIn ? '=' : '<>'),
      rightOperand: FunctionNode.create(isIn ? 'any' : 'all', [ValueNode.create(rightOperand.values)]),
    };
  }
}
