import { expect, it } from 'vitest';
import { readPlaceText } from './place-text.ts';

const MIRPUR = { lat: 23.8069, lng: 90.3687 };

it('reads the numbers of a place as people copy them from a map', () => {
  expect(readPlaceText('23.8069, 90.3687')).toEqual(MIRPUR);
  expect(readPlaceText(' ২৩.৮০৬৯ ৯০.৩৬৮৭ ')).toEqual(MIRPUR);
  expect(readPlaceText('https://maps.example.org/?q=23.8069,90.3687&z=17')).toEqual(MIRPUR);
  expect(readPlaceText('https://maps.example.org/place/@23.8069,90.3687,17z')).toEqual(MIRPUR);
  expect(readPlaceText('https://maps.example.org/?q=23.8069%2C90.3687')).toEqual(MIRPUR);
});

it('takes nothing for a place that is none, or is not in the country', () => {
  for (const text of ['', 'Mirpur 10', '23, 90', '90.3687, 23.8069', '51.5072, -0.1276', '12.34'])
    expect(readPlaceText(text)).toBeNull();
});
