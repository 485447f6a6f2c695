import type { QueryLanguage } from "../../definition";

/** The parts of a definition that have fields of their own. */
export type ShapeName =
  | "Machine"
  | "Branch"
  | "ItemProcessor"
  | "ProcessorConfig"
  | "Pass"
  | "Task"
  | "Choice"
  | "Wait"
  | "Succeed"
  | "Fail"
  | "Parallel"
  | "Map"
  | "Retrier"
  | "Catcher"
  | "ChoiceRule"
  | "Condition"
  | "ItemReader"
  | "ReaderConfig"
  | "ItemBatcher"
  | "ResultWriter"
  | "WriterConfig";

/** The JSON types that a field may want; `any` takes all of them. */
export type FieldType = "String" | "Integer" | "Number" | "Boolean" | "Object" | "Array" | "any";

/** How the text of a field is to be read in a JSONPath state. */
export type Expression =
  | "path"
  | "referencePath"
  /** Variable of a Choice rule: a reference path that may start anywhere. */
  | "variable"
  /** Reference paths of which only one may name the context object. */
  | "itemsPath"
  | "resultPath"
  /** A reference path, or an intrinsic function that returns a string. */
  | "textPath"
  | "template"
  | "timestamp";

/** What AWS allows in one field. */
export interface Field {
  readonly type: FieldType;
  readonly nullable?: true;
  /** The only query language in which the field exists. */
  readonly language?: QueryLanguage;
  /** In a JSONata state, text `{% ... %}` may stand for the value. */
  readonly jsonata?: true;
  readonly expression?: Expression;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly string[];
  /** An array or object that may not be empty. */
  readonly filled?: true;
  /** What the object, or each element of the array, has for fields. */
  readonly shape?: ShapeName;
  /** What each element of an array is, where it has no fields. */
  readonly elements?: FieldType;
}

/** What AWS allows in one part of a definition. */
export interface Shape {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** Fields of which one, and not more, must be there. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Fields of which at most one may be there. */
  readonly atMostOne?: readonly (readonly string[])[];
}

/** The table of all shapes. */
export type Shapes = Readonly<Record<ShapeName, Shape>>;
