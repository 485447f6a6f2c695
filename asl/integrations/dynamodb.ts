import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html */
export const dynamodb = {
  service: "dynamodb",
  title: "Amazon DynamoDB",
  actions: {
    getItem: {
      patterns: ["requestResponse"],
      required: ["Key", "TableName"],
      optional: [
        "AttributesToGet",
        "ConsistentRead",
        "ExpressionAttributeNames",
        "ProjectionExpression",
        "ReturnConsumedCapacity",
      ],
    },
    putItem: {
      patterns: ["requestResponse"],
      required: ["Item", "TableName"],
      optional: [
        "ConditionExpression",
        "ConditionalOperator",
        "Expected",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
        "ReturnValues",
        "ReturnValuesOnConditionCheckFailure",
      ],
    },
    updateItem: {
      patterns: ["requestResponse"],
      required: ["Key", "TableName"],
      optional: [
        "AttributeUpdates",
        "ConditionExpression",
        "ConditionalOperator",
        "Expected",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
        "ReturnValues",
        "ReturnValuesOnConditionCheckFailure",
        "UpdateExpression",
      ],
    },
    deleteItem: {
      patterns: ["requestResponse"],
      required: ["Key", "TableName"],
      optional: [
        "ConditionExpression",
        "ConditionalOperator",
        "Expected",
        "ExpressionAttributeNames",
        "ExpressionAttributeValues",
        "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics",
        "ReturnValues",
        "ReturnValuesOnConditionCheckFailure",
      ],
    },
  },
} as const satisfies OptimisedService;
