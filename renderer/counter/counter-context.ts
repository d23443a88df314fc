import { createContext, useContext } from 'react';
import type { Agreement } from '../../shared/cart/agreed-cart.ts';
import type { CartRules, PricedCart, PricedLine } from '../../shared/cart/cart-types.ts';
import type { AboveCap } from '../../shared/cart/discount-cap.ts';
import type { ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import type { Warning } from '../../shared/contract/sales.contract.ts';
import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
import type { Refusal } from '../../shared/errors/error-codes.ts';
import type { Adding } from './cart/adding.ts';
import type { HotkeyAction } from './keys/hotkeys.ts';
import type { Reserved } from './orders/use-reserved.ts';

/** What every part of the counter reads: the shop's rules and the cart as it is priced by them. */
export type CounterContextValue = {
  settings: ShopSettings;
  rules: CartRules;
  /** What orders of the marketplace wait for, without the order whose cart it is. */
  reserved: readonly Reserved[];
  /** The order of the marketplace whose cart it is; null for an ordinary cart. */
  order: ShopOrderDto | null;
  preview: PricedCart;
  /** Priced lines and refusals by line. */
  priced: ReadonlyMap<string, PricedLine>;
  refused: ReadonlyMap<string, Refusal>;
  /** Lines with more than is on hand of goods that are never oversold. */
  blocked: ReadonlySet<string>;
  /** The largest discount of whoever is signed in, in hundredths of a percent, and the discounts above it. */
  capBp: number;
  above: AboveCap;
  /** The bill beside what was agreed with the customer of the order; null for an ordinary cart. */
  agreement: Agreement | null;
  /** The chord of each action. */
  chords: Readonly<Record<HotkeyAction, string>>;
  /** Does what a hotkey does. */
  act: (action: HotkeyAction) => void;
  adding: Adding;
};

/** Filled by the counter's page. */
export const CounterContext = createContext<CounterContextValue | null>(null);

/** The counter's rules and prices. Throws outside the counter. */
export function useCounter(): CounterContextValue {
  const value = useContext(CounterContext);
  if (!value) throw new Error('not inside the counter');
  return value;
}

/** Warnings that a line is not sold with until the cashier has said that they were seen. */
export const MUST_BE_SEEN: ReadonlySet<Warning> = new Set([
  'oversell',
  'prescription',
  'controlled',
  'promised',
]);

/** The warnings of a line that still wait to be seen. */
export function unseenWarnings(line: PricedLine): Warning[] {
  const seen = line.input.kind === 'product' ? line.input.acknowledged : [];
  return line.warnings.filter((warning) => MUST_BE_SEEN.has(warning) && !seen.includes(warning));
}
