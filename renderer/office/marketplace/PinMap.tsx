import { IconMapPinFilled } from '@tabler/icons-react';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { feature } from 'topojson-client';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Language } from '../../../shared/text/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DISTRICTS } from './areas.ts';
import { MapScale } from './map-scale.ts';
import own from './market.module.css';

const BANGLADESH = '050';

/** The outline of the country, from the program's own files: a shop has no map without it when there is no line. */
async function addOutline(map: L.Map): Promise<void> {
  const { default: atlas } = await import('world-atlas/countries-10m.json');
  const topology = atlas as unknown as Parameters<typeof feature>[0];
  const countries = topology.objects.countries;
  if (countries?.type !== 'GeometryCollection') return;
  const country = countries.geometries.find((each) => each.id === BANGLADESH);
  if (!country) return;
  const shape = feature(topology, country);
  L.geoJSON(shape, { style: { className: own.land ?? '' }, interactive: false }).addTo(map);
}

function addNames(map: L.Map, language: Language): void {
  for (const { place, nameBn, nameEn } of DISTRICTS) {
    if (!place) continue;
    const name = document.createElement('span');
    name.textContent = language === 'bn' ? nameBn : nameEn;
    const icon = L.divIcon({ html: name, className: own.place ?? '', iconSize: [0, 0] });
    L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map);
  }
}

/** Closer than a pixel of the closest map. */
function isSame(one: Place, other: Place): boolean {
  return Math.abs(one.lat - other.lat) < 1e-5 && Math.abs(one.lng - other.lng) < 1e-5;
}

type Props = {
  place: Place;
  language: Language;
  label: string;
  /** The map was pushed by hand. */
  onMove: (place: Place) => void;
};

/** A map that is pushed under the pin in its middle, with the mouse or the arrow keys: country outline and district names, no network. */
export function PinMap({ place, language, label, onMove }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<L.Map | null>(null);
  const moved = useEffectEvent(onMove);
  const { t } = useTranslation('market');
  const format = useFormat();
  const distance = useEffectEvent((metres: number) =>
    metres < 1_000
      ? t('shop.mapMetres', { number: format.number(metres) })
      : t('shop.mapKm', { number: format.number(metres / 1_000) }),
  );
  const start = useRef(place);
  useEffect(() => {
    if (!element.current) return undefined;
    const map = L.map(element.current, {
      center: start.current,
      zoom: 9,
      minZoom: 6,
      maxZoom: 18,
      attributionControl: false,
    });
    shown.current = map;
    new MapScale(distance).addTo(map);
    addNames(map, language);
    void addOutline(map);
    map.on('moveend', () => {
      const { lat, lng } = map.getCenter();
      if (isSame(start.current, { lat, lng })) return;
      start.current = { lat, lng };
      moved({ lat, lng });
    });
    return () => {
      shown.current = null;
      map.remove();
    };
  }, [language]);
  useEffect(() => {
    const map = shown.current;
    if (!map) return;
    if (isSame(map.getCenter(), place)) return;
    start.current = place;
    map.setView(place, Math.max(10, map.getZoom()), { animate: false });
  }, [place]);
  return (
    <div className={own.mapBox}>
      <section ref={element} className={own.map} aria-label={label} />
      <IconMapPinFilled size={40} className={own.pin} aria-hidden />
    </div>
  );
}
