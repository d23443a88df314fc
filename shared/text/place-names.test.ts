import { expect, it } from 'vitest';
import { presentPlaceName } from './place-names.ts';

it('writes a place as it is written today, and leaves every other as it is', () => {
  expect(
    ['Chattagram', 'Chittagong', 'Barisal Sadar', ' Comilla Sadar', 'Jessore', 'Bogra Sadar'].map(
      presentPlaceName,
    ),
  ).toEqual(['Chattogram', 'Chattogram', 'Barishal Sadar', 'Cumilla Sadar', 'Jashore', 'Bogura Sadar']);
  expect(['Dhaka', 'Chattogram', 'Barishal', 'Bogura'].map(presentPlaceName)).toEqual([
    'Dhaka',
    'Chattogram',
    'Barishal',
    'Bogura',
  ]);
});
