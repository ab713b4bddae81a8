import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn, withOutputs } from './standIn';

export const ifNode = withOutputs(2, standIn('if', ['conditions', 'options'], splitByCondition));

/** The one kind of condition that the bundled workflows have: an expression that is true. */
async function splitByCondition(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs: INodeExecutionData[][] = [[], []];
	for (const [item, data] of this.getInputData().entries()) {
		const { conditions = [] } = this.getNodeParameter('conditions', item) as { conditions?: Array<{ leftValue: unknown; operator: IDataObject }> };
		const [only] = conditions;
		if (conditions.length !== 1 || !only || only.operator.type !== 'boolean' || only.operator.operation !== 'true') {
			throw new Error('The stand-in for If knows one condition "is true" only.');
		}
		outputs[only.leftValue === true ? 0 : 1]?.push({ ...data, pairedItem: { item } });
	}
	return outputs;
}
