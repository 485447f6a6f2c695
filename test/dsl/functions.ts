import { lambda } from "../../dsl";

/** Functions that tests call; none of them has code. */
export const charge = lambda<(event: { orderId: string }) => Promise<{ receipt: string }>, "CardDeclined">("charge");
export const refund = lambda<(event: { orderId: string }) => Promise<{ refunded: boolean }>>("refund");
export const ship = lambda<(event: { sku: string }) => Promise<{ parcel: string }>>("ship");
export const anything = lambda<(event: unknown) => Promise<{ done: boolean }>>("anything");
