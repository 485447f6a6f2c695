import { CHOICE_SHAPES } from "./choice";
import { PART_SHAPES } from "./parts";
import type { Shapes } from "./shape";
import { STATE_SHAPES } from "./states";

/** What AWS allows where: the table behind the rules on fields, types, ranges and query languages. */
export const SHAPES: Shapes = { ...STATE_SHAPES, ...PART_SHAPES, ...CHOICE_SHAPES };

export { OPERATORS } from "./choice";
export type { Expression, Field, FieldType, Shape, ShapeName } from "./shape";
