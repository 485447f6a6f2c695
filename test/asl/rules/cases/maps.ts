import { distributed, machine, processor, type RuleCase, single } from "./rule-case";

const SCHEMA = "SCHEMA_VALIDATION_FAILED";
const reader = (config: { readonly [name: string]: string }) =>
  distributed({
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { MaxItems: 10, ...config },
      Parameters: { Bucket: "orders", Key: "today.csv" },
    },
  });

function twoLabels(first: string, second: string) {
  const map = (label: string, item: string) => ({
    Type: "Map",
    Label: label,
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      ...machine({ [item]: { Type: "Pass", End: true } }),
    },
  });
  return machine({ Pay: { ...map(first, "Charge"), Next: "Ship" }, Ship: { ...map(second, "Send"), End: true } });
}

/** Map states. */
export const MAP_CASES: readonly RuleCase[] = [
  {
    rule: "mapProcessors",
    title: "A distributed Map says how its items run.",
    code: SCHEMA,
    location: "/States/Pay/ItemProcessor/ProcessorConfig",
    message: "These fields are required: [ExecutionType]",
    wrong: single({ Type: "Map", ItemProcessor: processor({ Mode: "DISTRIBUTED" }) }),
    right: distributed({}),
  },
  {
    rule: "mapProcessors",
    title: "Labels are for distributed Maps.",
    code: SCHEMA,
    location: "/States/Pay",
    message: "Field 'Label' is only supported when the Map is in DISTRIBUTED mode",
    wrong: single({ Type: "Map", Label: "orders", ItemProcessor: processor() }),
    right: distributed({ Label: "orders" }),
  },
  {
    rule: "itemReaders",
    title: "A CSV file says where its headers are.",
    code: SCHEMA,
    location: "/States/Pay/ItemReader/ReaderConfig",
    message: "The field 'CSVHeaderLocation' is required",
    wrong: reader({ InputType: "CSV" }),
    right: reader({ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }),
  },
  {
    rule: "itemBatchers",
    title: "A batch has a limit.",
    code: SCHEMA,
    location: "/States/Pay/ItemBatcher",
    message:
      "This object should have at least one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]",
    wrong: distributed({ ItemBatcher: { BatchInput: {} } }),
    right: distributed({ ItemBatcher: { BatchInput: {}, MaxItemsPerBatch: 10 } }),
  },
  {
    rule: "resultWriters",
    title: "Results go into S3.",
    code: SCHEMA,
    location: "/States/Pay/ResultWriter",
    message: "The field 'Resource' does not match any of the allowed values",
    wrong: distributed({
      ResultWriter: { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "results" } },
    }),
    right: distributed({
      ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "results" } },
    }),
  },
  {
    rule: "resultWriters",
    title: "A ResultWriter does something.",
    code: SCHEMA,
    location: "/States/Pay/ResultWriter",
    message: "This object should have at least one of the following fields: [Resource, WriterConfig]",
    wrong: distributed({ ResultWriter: {} }),
    right: distributed({ ResultWriter: { WriterConfig: { Transformation: "COMPACT", OutputType: "JSON" } } }),
  },
  {
    rule: "labels",
    title: "A label has no blanks.",
    code: "INVALID_LABEL_NAME",
    location: "/States/Pay/Label",
    message: 'The label "all orders" contains the invalid character " "',
    wrong: distributed({ Label: "all orders" }),
    right: distributed({ Label: "all-orders" }),
  },
  {
    rule: "labels",
    title: "A label is used once.",
    code: "DUPLICATE_LABEL_NAME",
    location: "/States/Ship/Label",
    message: "Duplicate Label name: orders",
    wrong: twoLabels("orders", "orders"),
    right: twoLabels("orders", "parcels"),
  },
];
