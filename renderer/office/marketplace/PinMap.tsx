import { IconMapPinFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feature } from 'topojson-client';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Language } from '../../../shared/text/format.ts';
import { api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DISTRICTS } from './areas.ts';
import { MapScale } from './map-scale.ts';
import own from './market.module.css';
import { type ReadTile, TileLayer } from './tile-layer.ts';

const BANGLADESH = '050';
/** Beneath the tiles, so that it shows where one is missing. */
const LAND_PANE = 'land';

const readTile: ReadTile = async (at, signal) => {
  const { tile } = await api.marketplace.tile(at, { signal });
  return tile && `data:${tile.mime};base64,${tile.contentBase64}`;
};

/** The outline of the country, from the program's own files: a shop has no map without it when there is no line. */
async function addOutline(map: L.Map): Promise<void> {
  const { default: atlas } = await import('world-atlas/countries-10m.json');
  // Whoever leaves the page before it has come takes the map away.
  if (!map.getPane(LAND_PANE)) return;
  const topology = atlas as unknown as Parameters<typeof feature>[0];
  const countries = topology.objects.countries;
  if (countries?.type !== 'GeometryCollection') return;
  const country = countries.geometries.find((each) => each.id === BANGLADESH);
  if (!country) return;
  const shape = feature(topology, country);
  L.geoJSON(shape, { style: { className: own.land ?? '' }, interactive: false, pane: LAND_PANE }).addTo(map);
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

/** What the owner of the online map wants said, as long as any of it is on the screen. */
function useTiles(map: L.Map | null): string | null {
  const [isAny, setAny] = useState(false);
  const { data } = useQuery(orpc.marketplace.map.queryOptions({ input: {}, retry: false }));
  const attribution = data?.tiles?.attribution ?? null;
  const isWanted = attribution !== null;
  useEffect(() => {
    if (!isWanted || !map) return undefined;
    const layer = new TileLayer(readTile, (isCovered, isAnyThere) => {
      map.getContainer().dataset.tiles = isCovered ? 'all' : 'some';
      setAny(isAnyThere);
    });
    layer.addTo(map);
    return () => {
      layer.remove();
    };
  }, [map, isWanted]);
  return isAny ? attribution : null;
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

/**
 * A map that is pushed under the pin in its middle, with the mouse or the arrow keys: online tiles where there is a line, beneath them the outline of
 * the country, with the names of its districts where tiles are missing.
 */
export function PinMap({ place, language, label, onMove }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map | null>(null);
  const moved = useEffectEvent(onMove);
  const { t } = useTranslation('market');
  const format = useFormat();
  const distance = useEffectEvent((metres: number) =>
    metres < 1_000
      ? t('shop.mapMetres', { number: format.number(metres) })
      : t('shop.mapKm', { number: format.number(metres / 1_000) }),
  );
  const addZoom = useEffectEvent((to: L.Map) =>
    L.control.zoom({ zoomInTitle: t('shop.zoomIn'), zoomOutTitle: t('shop.zoomOut') }).addTo(to),
  );
  const start = useRef(place);
  useEffect(() => {
    if (!element.current) return undefined;
    const made = L.map(element.current, {
      center: start.current,
      zoom: 9,
      minZoom: 6,
      maxZoom: 18,
      attributionControl: false,
      zoomControl: false,
    });
    addZoom(made);
    made.createPane(LAND_PANE).style.zIndex = '150';
    new MapScale(distance).addTo(made);
    addNames(made, language);
    void addOutline(made);
    setMap(made);
    made.on('moveend', () => {
      const { lat, lng } = made.getCenter();
      if (isSame(start.current, { lat, lng })) return;
      start.current = { lat, lng };
      moved({ lat, lng });
    });
    return () => {
      setMap(null);
      made.remove();
    };
  }, [language]);
  const attribution = useTiles(map);
  useEffect(() => {
    if (!map) return;
    if (isSame(map.getCenter(), place)) return;
    start.current = place;
    map.setView(place, Math.max(10, map.getZoom()), { animate: false });
  }, [map, place]);
  return (
    <div className={own.mapBox}>
      <section ref={element} className={own.map} aria-label={label} />
      {attribution ? <small className={own.mapOwner}>{attribution}</small> : null}
      <IconMapPinFilled size={40} className={own.pin} aria-hidden />
    </div>
  );
}
