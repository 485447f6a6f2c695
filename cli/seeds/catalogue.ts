import { catalogue } from "../../handlers/resources";
import type { Seed } from "./seed";

/** Pieces in stock, by product. */
const stock: Readonly<Record<string, number>> = {
  "Agile Software Development": 20,
  "Domain-Driven Design": 20,
  "The Mythical Man Month": 20,
  "The Art of Computer Programming": 3,
  "Ground Coffee, Dark Roast": 100,
};

/** What the sample orders of order-processing are about. Loading it again fills the stock up. */
export const catalogueSeed: Seed = {
  table: catalogue,
  rows: Object.entries(stock).map(([productName, pieces]) => ({
    productName: { S: productName },
    stock: { N: String(pieces) },
  })),
};
