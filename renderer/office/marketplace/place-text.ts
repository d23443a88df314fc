import { type Place, placeSchema } from '../../../shared/marketplace/market-primitives.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';

/** Latitude and longitude in degrees, one after the other, as maps show and share them. */
const PAIR = /(\d{1,2}\.\d{2,})\s*(?:,|%2C|\s)\s*(\d{2,3}\.\d{2,})/;

/**
 * The place that a text names by its numbers: `23.8069, 90.3687` in either script's digits, or a shared link of a map that has them in it. Null
 * where it names none within Bangladesh.
 */
export function readPlaceText(text: string): Place | null {
  const [, lat, lng] = PAIR.exec(toLatinDigits(text)) ?? [];
  const place = placeSchema.safeParse({ lat: Number(lat), lng: Number(lng) });
  return place.success ? place.data : null;
}
