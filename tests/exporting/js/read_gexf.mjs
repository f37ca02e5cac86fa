// A GEXF file's path goes in; what graphology-gexf reads of it comes out as JSON.
import { readFileSync } from "node:fs";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";

const graph = gexf.parse(MultiGraph, readFileSync(process.argv[2], "utf-8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((id, attributes, source, target) => ({
  id, source, target, ...attributes,
}));
console.log(JSON.stringify({ nodes, edges }));
