declare module 'virtual:bangladesh-outline' {
  /** Rings of the country's polygons: longitude, latitude. */
  const outline: [number, number][][][];
  export default outline;
}
