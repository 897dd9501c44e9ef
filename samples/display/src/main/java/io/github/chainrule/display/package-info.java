/** Shows on a desktop or server how a network learns: live on a console, and as a picture. */
package io.github.chainrule.display;
