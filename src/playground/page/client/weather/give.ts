// What every section of the drawer is handed: how to carry an order out.
import type { Order } from '../../weather-panel.ts';

/** Carries an order out and says what came of it. */
export type Give = (asked: Order, says: string) => Promise<void>;
