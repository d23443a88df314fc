import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ShopCard } from './ShopsPanel.tsx';

const shop = {
  id: 'shop-a',
  version: 1,
  status: 'pending',
  statusReason: '',
  ownerName: 'Karim',
  ownerEmail: 'karim@example.org',
  createdAt: 0,
  profile: {
    nameBn: 'জনতা',
    nameEn: 'Janata',
    kind: 'pharmacy',
    address: '',
    phone: '',
    drugLicence: '',
    place: { lat: 23.7, lng: 90.4 },
  },
} as unknown as Parameters<typeof ShopCard>[0]['shop'];

const pressable = (isOld: boolean) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <ShopCard shop={shop} isOld={isOld} />
    </QueryClientProvider>,
  ).match(/<button(?![^>]*disabled)[^>]*>/g)?.length ?? 0;

it('lets nothing be decided of a shop that answers an earlier question than the one on the page', () => {
  expect(pressable(false)).toBe(1);
  expect(pressable(true)).toBe(0);
});
